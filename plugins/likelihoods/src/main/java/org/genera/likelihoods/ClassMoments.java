package org.genera.likelihoods;

import java.util.Arrays;
import org.genera.numerics.ColumnMoments;

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

  /** A class with less weight has no variance of its own. */
  private static final double SPREAD = 2;

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

  /** Whether a class has a cell, and not two. */
  boolean isSingle(int y) {
    return counts[y] > 0 && counts[y] < SPREAD;
  }

  /**
   * The variance within classes, Σ n s² / Σ (n - 1) over those with two cells and more; if that is
   * none, the variance over all classes.
   */
  double typicalVariance() {
    double squares = 0;
    double degrees = 0;
    for (int y = 0; y < counts.length; y++) {
      if (counts[y] >= SPREAD) {
        squares += counts[y] * variances[y];
        degrees += counts[y] - 1;
      }
    }
    return squares > 0 ? squares / degrees : variance();
  }

  /** The variance; a constant column has none, and then {@link ColumnMoments#constantScale}. */
  double scale() {
    double mean = mean();
    double variance = variance();
    return variance > ROUNDING * ROUNDING * mean * mean
        ? variance
        : ColumnMoments.constantScale(mean);
  }
}
