package org.genera.logistic;

import java.util.Arrays;

/**
 * The linear predictor of each class: an intercept, and a coefficient for each term as its {@link
 * Encoding} takes it.
 *
 * @param intercepts one a class
 * @param weights {@code [class][term]}, row-major
 */
record Coefficients(double[] intercepts, double[] weights) {

  int classes() {
    return intercepts.length;
  }

  int terms() {
    return weights.length / intercepts.length;
  }

  double weight(int k, int term) {
    return weights[k * terms() + term];
  }

  /** The coefficients of a class. */
  double[] weightsOf(int k) {
    return Arrays.copyOfRange(weights, k * terms(), (k + 1) * terms());
  }

  /** How many coefficients are not zero. */
  long nonZero() {
    return Arrays.stream(weights).filter(weight -> weight != 0).count();
  }

  /** The same model with intercepts that sum to zero: a shift of all changes no probability. */
  Coefficients centred() {
    double mean = Arrays.stream(intercepts).sum() / intercepts.length;
    return new Coefficients(Arrays.stream(intercepts).map(b -> b - mean).toArray(), weights);
  }

  /** In one vector: the intercepts, then the weights. */
  double[] toVector() {
    return Parts.join(intercepts, weights);
  }

  /** Reads the end of a vector, from an index on, that {@link #toVector} wrote. */
  static Coefficients fromVector(double[] vector, int from, int classes) {
    return new Coefficients(
        Arrays.copyOfRange(vector, from, from + classes),
        Arrays.copyOfRange(vector, from + classes, vector.length));
  }
}
