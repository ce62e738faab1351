package org.genera.likelihoods;

import java.util.Arrays;

/**
 * Mean and variance of a column in each class.
 *
 * @param counts the sum of the weights of the class's observed cells
 * @param means 0 for a class without one
 * @param variances divided by the count
 */
record ClassMoments(double[] counts, double[] means, double[] variances) {

  /** Standard deviations below this share of the mean are rounding. */
  private static final double ROUNDING = 1e-15;

  double count() {
    return Arrays.stream(counts).sum();
  }

  /** The mean over all classes. */
  double mean() {
    double sum = 0;
    for (int y = 0; y < counts.length; y++) {
      sum += counts[y] * means[y];
    }
    return count() > 0 ? sum / count() : 0;
  }

  /** The variance over all classes. */
  double variance() {
    double mean = mean();
    double sum = 0;
    for (int y = 0; y < counts.length; y++) {
      double difference = means[y] - mean;
      sum += counts[y] * (variances[y] + difference * difference);
    }
    return count() > 0 ? sum / count() : 0;
  }

  /** The variance, or for a constant column the square of its value (1 for zero). */
  double scale() {
    double square = mean() * mean();
    double variance = variance();
    return variance > ROUNDING * ROUNDING * square ? variance : square > 0 ? square : 1;
  }
}
