package org.genera.logistic;

import java.util.Arrays;
import org.genera.numerics.RowLoops;

/**
 * The linear predictors of rows, η = b + w (x - centre) / scale of each class. Centres of
 * indicators go into a constant, so that a row costs no more than its features.
 */
final class LinearPredictors {

  private final Encoding encoding;
  private final double[] constants;
  private final double[][] weights;

  LinearPredictors(Encoding encoding, Coefficients coefficients) {
    this.encoding = encoding;
    int classes = coefficients.classes();
    constants = coefficients.intercepts().clone();
    weights = new double[classes][];
    for (int k = 0; k < classes; k++) {
      weights[k] = coefficients.weightsOf(k);
      for (FeatureTerms feature : encoding.features()) {
        constants[k] -= atCentre(weights[k], feature);
      }
    }
  }

  /** What the indicators of a feature add up to where nothing is known of it. */
  private double atCentre(double[] w, FeatureTerms feature) {
    double sum = 0;
    for (int term = feature.firstIndicator(); term < feature.end(); term++) {
      sum += w[term] * encoding.centres()[term];
    }
    return sum;
  }

  /**
   * Computes the predictors.
   *
   * @return {@code [class][row]}
   */
  double[][] of(EncodedBlock block) {
    double[][] predictors = new double[weights.length][block.rows()];
    for (int k = 0; k < predictors.length; k++) {
      Arrays.fill(predictors[k], constants[k]);
      for (int j = 0; j < encoding.features().size(); j++) {
        FeatureTerms feature = encoding.features().get(j);
        double[] values = block.values()[j];
        RowLoops.addScaled(predictors[k], 0, values.length, weights[k][feature.first()], values);
        addIndicators(predictors[k], weights[k], feature, block.indicators()[j]);
      }
    }
    return predictors;
  }

  private void addIndicators(
      double[] predictors, double[] w, FeatureTerms feature, int[] indicators) {
    double unknown = feature.hasMissing() ? 0 : atCentre(w, feature);
    for (int row = 0; row < indicators.length; row++) {
      int term = indicators[row];
      if (term >= 0) {
        predictors[row] += w[term];
      } else if (term == EncodedBlock.UNKNOWN) {
        predictors[row] += unknown;
      }
    }
  }
}
