package org.genera.gmm;

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
record StatisticsLayout(int components, int dimensions, boolean cross) {

  static final int LOG_LIKELIHOOD = 0;
  static final int WEIGHT = 1;
  private static final int COUNTS = 2;
  private static final int LONGEST = 1 << 29;

  static StatisticsLayout of(Mixture mixture) {
    return new StatisticsLayout(
        mixture.components(), mixture.dimensions(), mixture.type().hasCorrelations());
  }

  int length() {
    return (int) exactLength();
  }

  private long exactLength() {
    return COUNTS
        + components
            * (1L + dimensions + (cross ? dimensions * (dimensions + 1L) / 2 : dimensions));
  }

  /** Refuses, by {@link StandardError#INVALID_OPTION}, what would not fit in one array. */
  void requireSize() {
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

  int count(int component) {
    return COUNTS + component;
  }

  /** The weight of the rows of which anything is known. */
  double countOfAll(double[] statistics) {
    double sum = 0;
    for (int c = 0; c < components; c++) {
      sum += statistics[count(c)];
    }
    return sum;
  }

  int first(int component, int column) {
    return COUNTS + components + column * components + component;
  }

  /** The second moment of columns i and j, i ≤ j (equal, where there are no cross products). */
  int second(int component, int i, int j) {
    int before = cross ? i * dimensions - i * (i - 1) / 2 + (j - i) : i;
    return COUNTS + components * (1 + dimensions + before) + component;
  }
}
