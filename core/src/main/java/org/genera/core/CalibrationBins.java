package org.genera.core;

/**
 * Expected calibration error in bins of equal width, each open below and closed above (Guo et al.,
 * 2017, On calibration of modern neural networks, equations 2 and 3).
 */
final class CalibrationBins {

  private static final int BINS = 15;

  private final double[] right = new double[BINS];
  private final double[] confidence = new double[BINS];

  /** Adds a row: the probability of its likeliest class, whether that is its own, its weight. */
  void add(double probability, boolean isRight, double weight) {
    int bin = Math.min(BINS - 1, Math.max(0, (int) Math.ceil(probability * BINS) - 1));
    right[bin] += isRight ? weight : 0;
    confidence[bin] += weight * probability;
  }

  /** The sum over bins of their weight times |accuracy - confidence|. */
  double weightedError() {
    double error = 0;
    for (int bin = 0; bin < BINS; bin++) {
      error += Math.abs(right[bin] - confidence[bin]);
    }
    return error;
  }
}
