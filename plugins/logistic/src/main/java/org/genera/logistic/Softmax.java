package org.genera.logistic;

import org.genera.numerics.VectorMath;

/** log p(k) = η(k) - log Σ exp η of each row, column by column, without overflow. */
final class Softmax {

  private Softmax() {}

  /**
   * Turns linear predictors into log-probabilities, in place.
   *
   * @param predictors {@code [class][row]}, finite
   * @return the probabilities, in the same order
   */
  static double[][] logProbabilities(double[][] predictors) {
    int rows = predictors[0].length;
    double[] scratch = new double[rows];
    double[] largest = predictors[0].clone();
    for (double[] eta : predictors) {
      for (int row = 0; row < rows; row++) {
        largest[row] = Math.max(largest[row], eta[row]);
      }
    }
    double[] total = new double[rows];
    double[][] probabilities = new double[predictors.length][];
    for (int k = 0; k < predictors.length; k++) {
      double[] eta = predictors[k];
      for (int row = 0; row < rows; row++) {
        eta[row] -= largest[row];
      }
      probabilities[k] = eta.clone();
      VectorMath.exp(probabilities[k], scratch, rows);
      for (int row = 0; row < rows; row++) {
        total[row] += probabilities[k][row];
      }
    }
    double[] logTotal = total.clone();
    VectorMath.log(logTotal, scratch, rows);
    for (int k = 0; k < predictors.length; k++) {
      for (int row = 0; row < rows; row++) {
        predictors[k][row] -= logTotal[row];
        probabilities[k][row] /= total[row];
      }
    }
    return probabilities;
  }
}
