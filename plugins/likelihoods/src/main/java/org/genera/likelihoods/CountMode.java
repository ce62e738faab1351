package org.genera.likelihoods;

import org.genera.numerics.LogSumExp;

/**
 * The likeliest count under a mixture over classes: a climb, one by one, from each class's mode.
 */
final class CountMode {

  private CountMode() {}

  static double of(double[] shares, double[] centres, ModeSearch.LogDensities densities) {
    double best = 0;
    double highest = Double.NEGATIVE_INFINITY;
    for (int y = 0; y < shares.length; y++) {
      if (shares[y] > 0) {
        double at = climb(Math.floor(centres[y]), shares, densities);
        double height = log(at, shares, densities);
        if (height > highest) {
          highest = height;
          best = at;
        }
      }
    }
    return best;
  }

  private static double climb(double start, double[] shares, ModeSearch.LogDensities densities) {
    double at = start;
    double height = log(at, shares, densities);
    for (double step : new double[] {1, -1}) {
      double next = log(at + step, shares, densities);
      while (at + step >= 0 && next > height) {
        at += step;
        height = next;
        next = log(at + step, shares, densities);
      }
    }
    return at;
  }

  private static double log(double n, double[] shares, ModeSearch.LogDensities densities) {
    double[] logs = new double[shares.length];
    densities.at(n, logs);
    for (int y = 0; y < logs.length; y++) {
      logs[y] += StrictMath.log(shares[y]);
    }
    return LogSumExp.of(logs);
  }
}
