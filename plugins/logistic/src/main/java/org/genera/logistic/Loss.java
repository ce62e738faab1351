package org.genera.logistic;

import java.util.Arrays;

/**
 * The loss of labelled rows, -Σ weight log p(label | features).
 *
 * @param weight the sum of the weights
 * @param sum the loss
 * @param right the weight of the rows whose likeliest class is theirs
 * @param gradient by the coefficients, in the order of {@link Coefficients#toVector}
 */
record Loss(double weight, double sum, double right, double[] gradient) {

  static final int WEIGHT = 0;
  static final int SUM = 1;
  static final int RIGHT = 2;

  /** Where the gradient by the intercepts begins; that by the weights follows. */
  static final int INTERCEPTS = 3;

  static int length(int classes, int terms) {
    return Math.addExact(INTERCEPTS, Math.multiplyExact(classes, terms + 1));
  }

  double mean() {
    return sum / weight;
  }

  double accuracy() {
    return right / weight;
  }

  /** Reads statistics, whose gradient is by indicators about zero. */
  static Loss of(double[] statistics, Encoding encoding, int classes) {
    double[] gradient = Arrays.copyOfRange(statistics, INTERCEPTS, statistics.length);
    for (int k = 0; k < classes; k++) {
      int from = classes + k * encoding.size();
      for (FeatureTerms feature : encoding.features()) {
        for (int term = feature.firstIndicator(); term < feature.end(); term++) {
          gradient[from + term] -= encoding.centres()[term] * gradient[k];
        }
      }
    }
    return new Loss(statistics[WEIGHT], statistics[SUM], statistics[RIGHT], gradient);
  }
}
