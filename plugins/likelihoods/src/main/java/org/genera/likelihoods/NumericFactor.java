package org.genera.likelihoods;

/** A factor of one column of numbers, whose mean and distribution function are known. */
public interface NumericFactor {

  /**
   * The mean, not rounded.
   *
   * @param y a class
   * @return the expectation of the column in that class
   */
  double mean(int y);

  /**
   * P(X ≤ x | class).
   *
   * @param y a class
   * @param x a number
   * @return a probability
   */
  double cumulative(int y, double x);
}
