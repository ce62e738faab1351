package org.genera.gmm;

import java.util.Arrays;

/**
 * What is believed of a mixture before any row is seen: weak, and in the scales of the columns.
 *
 * @param weights of the weights
 * @param mean m₀, of every component's mean: that of the columns
 * @param meanPrecision β₀: how many rows the prior mean counts for
 * @param scales W₀⁻¹, a diagonal matrix: the columns' variances
 */
record VariationalPrior(WeightPrior weights, double[] mean, double meanPrecision, double[] scales) {

  /** The prior of a precision of all columns. */
  WishartDistribution ofMatrix() {
    int d = scales.length;
    double[] inverseScale = new double[d * d];
    for (int j = 0; j < d; j++) {
      inverseScale[j * d + j] = scales[j];
    }
    return WishartDistribution.of(inverseScale, d, d);
  }

  /** The prior of a precision of one column. */
  WishartDistribution ofColumn(int column) {
    return WishartDistribution.of(new double[] {scales[column]}, 1, 1);
  }

  /** The prior of one precision that all columns have in common. */
  WishartDistribution ofSphere() {
    double mean = Arrays.stream(scales).average().orElseThrow();
    return WishartDistribution.of(new double[] {mean}, 1, 1);
  }
}
