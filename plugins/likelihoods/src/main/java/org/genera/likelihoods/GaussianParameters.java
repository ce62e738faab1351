package org.genera.likelihoods;

import java.util.Arrays;
import org.genera.api.engine.RandomStream;

/**
 * Mean and variance of a Gaussian for each class.
 *
 * @param means one a class
 * @param variances positive
 */
record GaussianParameters(double[] means, double[] variances) {

  private static final double LOG_2_PI = StrictMath.log(2 * StrictMath.PI);

  /**
   * What was estimated.
   *
   * @param parameters means and variances
   * @param logLikelihood of the counted cells
   * @param floored how many variances were held at the floor
   */
  record Estimate(GaussianParameters parameters, double logLikelihood, int floored) {}

  /**
   * Maximum likelihood above the floor. A class without a cell has the moments of all; one whose
   * number is single has its mean, and if wanted the variance that classes typically have.
   *
   * @param least a variance that none falls below, whatever the options say: that of rounding,
   *     which is scale enough for a column that is constant, or 0
   */
  static Estimate of(ClassMoments counted, Estimation how, double least) {
    double scale = least > 0 ? counted.variance() : counted.scale();
    double floor = Math.max(least, how.varianceFloor() * scale);
    double[] means = counted.means().clone();
    double[] variances = counted.variances().clone();
    double logLikelihood = 0;
    int floored = 0;
    for (int y = 0; y < means.length; y++) {
      double count = counted.counts()[y];
      if (!(count > 0)) {
        means[y] = counted.mean();
        variances[y] = counted.variance();
      }
      variances[y] += how.addedVariance();
      if (how.borrowing() && counted.isSingle(y) && !(variances[y] > floor)) {
        variances[y] = counted.typicalVariance();
      }
      if (!(variances[y] > floor)) {
        variances[y] = Math.max(floor, Double.MIN_NORMAL);
        floored += count > 0 ? 1 : 0;
      }
      logLikelihood -=
          0.5
              * count
              * (LOG_2_PI + StrictMath.log(variances[y]) + counted.variances()[y] / variances[y]);
    }
    return new Estimate(new GaussianParameters(means, variances), logLikelihood, floored);
  }

  static GaussianParameters read(TensorReader tensors, int classes) {
    return new GaussianParameters(
        tensors.doubles("means", classes),
        tensors.doubles("variances", variance -> variance > 0, classes));
  }

  void write(TensorWriter tensors) {
    tensors.doubles("means", means, means.length);
    tensors.doubles("variances", variances, variances.length);
  }

  /** -1 / (2 σ²). */
  double[] factors() {
    return Arrays.stream(variances).map(variance -> -0.5 / variance).toArray();
  }

  /** log 1 / √(2 π σ²). */
  double[] logConstants() {
    return Arrays.stream(variances)
        .map(variance -> -0.5 * (LOG_2_PI + StrictMath.log(variance)))
        .toArray();
  }

  void logDensities(double x, double[] logs) {
    for (int y = 0; y < logs.length; y++) {
      double z = x - means[y];
      logs[y] = -0.5 * (LOG_2_PI + StrictMath.log(variances[y]) + z * z / variances[y]);
    }
  }

  /**
   * Draws a number.
   *
   * @param rounding the variance that rounding the number adds (Sheppard 1898), which is left out
   */
  double draw(int y, double rounding, RandomStream random) {
    double variance = Math.max(0, variances[y] - rounding);
    return means[y] + Math.sqrt(variance) * random.nextGaussian();
  }
}
