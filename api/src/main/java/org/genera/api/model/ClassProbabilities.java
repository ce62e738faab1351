package org.genera.api.model;

/**
 * p(y | x) of some rows, class by class.
 *
 * @param values {@code [class][row]}: those of a row sum to 1
 * @param logs their logarithms, which tell also values apart that are too small for a double
 */
public record ClassProbabilities(double[][] values, double[][] logs) {

  /**
   * Probabilities that are known row by row.
   *
   * @param logs {@code [row][class]}
   * @param classes how many classes there are
   * @return the same class by class
   */
  static ClassProbabilities of(double[][] logs, int classes) {
    double[][] values = new double[classes][logs.length];
    double[][] byClass = new double[classes][logs.length];
    for (int row = 0; row < logs.length; row++) {
      for (int y = 0; y < classes; y++) {
        byClass[y][row] = logs[row][y];
        values[y][row] = StrictMath.exp(logs[row][y]);
      }
    }
    return new ClassProbabilities(values, byClass);
  }
}
