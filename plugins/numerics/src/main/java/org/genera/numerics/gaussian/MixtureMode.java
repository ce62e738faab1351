package org.genera.numerics.gaussian;

import org.genera.numerics.Cholesky;
import org.genera.numerics.LogSumExp;

/**
 * The highest mode of a mixture: from the mean of each component in turn, a fixed-point iteration
 * climbs to a mode (Carreira-Perpiñán 2000), and the highest of those is taken. A mode that no mean
 * leads to is not found.
 */
public final class MixtureMode {

  private static final int MAX_STEPS = 1000;
  private static final double PRECISION = 1e-10;

  private final Mixture mixture;
  private final MixtureGradient at;
  private final double[][] precisions;

  /**
   * Prepares a mixture.
   *
   * @param mixture the parameters
   */
  public MixtureMode(Mixture mixture) {
    this.mixture = mixture;
    at = new MixtureGradient(mixture);
    precisions = new double[mixture.components()][];
    for (int c = 0; c < precisions.length; c++) {
      precisions[c] = precision(mixture, c);
    }
  }

  private static double[] precision(Mixture mixture, int c) {
    int d = mixture.dimensions();
    double[] w = Cholesky.of(mixture.covariance(c), d).inverseFactor();
    double[] precision = new double[d * d];
    for (int m = 0; m < d; m++) {
      for (int i = 0; i <= m; i++) {
        for (int j = 0; j <= m; j++) {
          precision[i * d + j] += w[m * d + i] * w[m * d + j];
        }
      }
    }
    return precision;
  }

  /**
   * The highest mode.
   *
   * @return a point, a number a column
   */
  public double[] find() {
    double[] best = mixture.mean(0);
    double highest = Double.NEGATIVE_INFINITY;
    for (int c = 0; c < mixture.components(); c++) {
      double[] mode = climb(mixture.mean(c));
      double height = LogSumExp.of(at.logJoint(mode));
      if (height > highest) {
        best = mode;
        highest = height;
      }
    }
    return best;
  }

  /**
   * p(component | x) at a point.
   *
   * @param x a number a column
   * @return they sum to 1
   */
  public double[] shares(double[] x) {
    double[] shares = at.logJoint(x);
    LogSumExp.normalise(shares);
    return shares;
  }

  private double[] climb(double[] from) {
    double[] x = from;
    for (int step = 0; step < MAX_STEPS; step++) {
      double[] next = step(x);
      if (isClose(x, next)) {
        return next;
      }
      x = next;
    }
    return x;
  }

  /** x' = (Σ r P)⁻¹ Σ r P μ, with shares r at x and precisions P. */
  private double[] step(double[] x) {
    int d = x.length;
    double[] shares = shares(x);
    double[] sum = new double[d * d];
    double[] target = new double[d];
    for (int c = 0; c < shares.length; c++) {
      for (int i = 0; i < d; i++) {
        for (int j = 0; j < d; j++) {
          double weighted = shares[c] * precisions[c][i * d + j];
          sum[i * d + j] += weighted;
          target[i] += weighted * mixture.mean(c, j);
        }
      }
    }
    Cholesky.of(sum, d).solve(target);
    return target;
  }

  private boolean isClose(double[] x, double[] next) {
    for (int j = 0; j < x.length; j++) {
      if (Math.abs(next[j] - x[j]) > PRECISION * Math.sqrt(mixture.variance(0, j))) {
        return false;
      }
    }
    return true;
  }
}
