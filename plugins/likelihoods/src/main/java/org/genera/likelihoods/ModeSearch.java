package org.genera.likelihoods;

import org.genera.numerics.LogSumExp;

/**
 * The largest value of a density on the real line that is a mixture over classes: a climb from each
 * class's own centre, by steps that double while they climb, then golden sections.
 */
final class ModeSearch {

  /** Log-densities of all classes at a point. */
  interface LogDensities {
    void at(double x, double[] logs);
  }

  private static final double GOLDEN = 0.6180339887498949;
  private static final int SECTIONS = 80;
  private static final double FIRST_STEP = 1e-3;

  private final LogDensities densities;
  private final double[] logShares;
  private final double[] logs;

  ModeSearch(LogDensities densities, double[] shares) {
    this.densities = densities;
    logShares = new double[shares.length];
    logs = new double[shares.length];
    for (int y = 0; y < shares.length; y++) {
      logShares[y] = StrictMath.log(shares[y]);
    }
  }

  /**
   * The best of all climbs.
   *
   * @param centres where they start
   * @param variances squares of the scales of their steps
   */
  double from(double[] centres, double[] variances) {
    double best = centres[0];
    double highest = Double.NEGATIVE_INFINITY;
    for (int y = 0; y < centres.length; y++) {
      if (logShares[y] > Double.NEGATIVE_INFINITY) {
        double x = climb(centres[y], FIRST_STEP * Math.sqrt(variances[y]));
        double height = log(x);
        if (height > highest) {
          highest = height;
          best = x;
        }
      }
    }
    return best;
  }

  /** The logarithm of the density. */
  double log(double x) {
    densities.at(x, logs);
    for (int y = 0; y < logs.length; y++) {
      logs[y] += logShares[y];
    }
    return LogSumExp.of(logs);
  }

  /** Climbs from a start. */
  double climb(double start, double step) {
    double height = log(start);
    double direction = log(start + step) > height ? 1 : -1;
    double before = start - direction * step;
    double at = start;
    double reach = step;
    double next = at + direction * reach;
    double nextHeight = log(next);
    while (nextHeight > height) {
      before = at;
      at = next;
      height = nextHeight;
      reach *= 2;
      next = at + direction * reach;
      nextHeight = log(next);
    }
    return section(Math.min(before, next), Math.max(before, next), at, height);
  }

  /** Golden sections of an interval around a point that is higher than both ends. */
  private double section(double low, double high, double inside, double height) {
    double a = low;
    double b = high;
    for (int i = 0; i < SECTIONS && b > a; i++) {
      double left = b - GOLDEN * (b - a);
      double right = a + GOLDEN * (b - a);
      if (log(left) > log(right)) {
        b = right;
      } else {
        a = left;
      }
    }
    double middle = 0.5 * (a + b);
    return log(middle) > height ? middle : inside;
  }
}
