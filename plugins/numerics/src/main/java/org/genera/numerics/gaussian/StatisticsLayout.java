package org.genera.numerics.gaussian;

import org.genera.api.GeneraException;
import org.genera.api.StandardError;

/**
 * Where the sufficient statistics of a mixture lie in one additive vector: log-likelihood, sum of
 * weights, counts, first moments about the current means, and second moments, of which one factor
 * is about the current mean and the other about a fixed centre of the data.
 *
 * <p>Components run fastest, so that one loop covers all of them and every column from some index.
 *
 * @param components k
 * @param dimensions d
 * @param cross whether products of different columns are kept, for the upper triangle
 */
public record StatisticsLayout(int components, int dimensions, boolean cross) {

  /** Where the log-likelihood is. */
  public static final int LOG_LIKELIHOOD = 0;

  /** Where the sum of weights is. */
  public static final int WEIGHT = 1;

  private static final int COUNTS = 2;
  private static final int LONGEST = 1 << 29;

  /**
   * That of a mixture.
   *
   * @param mixture whose size and type count
   * @return the layout
   */
  public static StatisticsLayout of(Mixture mixture) {
    return new StatisticsLayout(
        mixture.components(), mixture.dimensions(), mixture.type().hasCorrelations());
  }

  /**
   * The length of the vector.
   *
   * @return a length
   */
  public int length() {
    return (int) exactLength();
  }

  private long exactLength() {
    return COUNTS
        + components
            * (1L + dimensions + (cross ? dimensions * (dimensions + 1L) / 2 : dimensions));
  }

  /**
   * Refuses what would not fit in one array.
   *
   * @throws GeneraException {@link StandardError#INVALID_OPTION}
   */
  public void requireSize() {
    if (exactLength() > LONGEST) {
      throw new GeneraException(
          StandardError.INVALID_OPTION,
          components
              + " components in "
              + dimensions
              + " columns have more statistics than one array holds; ask for fewer components, or"
              + " for covariance=diagonal.");
    }
  }

  /**
   * Where a count is.
   *
   * @param component which component
   * @return a place
   */
  public int count(int component) {
    return COUNTS + component;
  }

  /**
   * The weight of the rows of which anything is known.
   *
   * @param statistics the vector
   * @return the sum of the counts
   */
  public double countOfAll(double[] statistics) {
    double sum = 0;
    for (int c = 0; c < components; c++) {
      sum += statistics[count(c)];
    }
    return sum;
  }

  /**
   * Where a first moment is.
   *
   * @param component which component
   * @param column which column
   * @return a place
   */
  public int first(int component, int column) {
    return COUNTS + components + column * components + component;
  }

  /**
   * Where the second moment of columns i ≤ j is (equal, where there are no cross products).
   *
   * @param component which component
   * @param i a column
   * @param j a column
   * @return a place
   */
  public int second(int component, int i, int j) {
    int before = cross ? i * dimensions - i * (i - 1) / 2 + (j - i) : i;
    return COUNTS + components * (1 + dimensions + before) + component;
  }
}
