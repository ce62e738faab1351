package org.genera.metrics;

/**
 * Sums over rows with weight w and log-density l; an impossible row has l of negative infinity and
 * is counted instead of summed.
 *
 * @param vector the sums, as {@link #add} lays them out
 */
record LogLikelihoodSums(double[] vector) {

  /** The length of the vector. */
  static final int LENGTH = 8;

  private static final int ROWS = 0;
  private static final int IMPOSSIBLE = 1;
  private static final int COUNTED = 2;
  private static final int W = 3;
  private static final int W_L = 4;
  private static final int W2 = 5;
  private static final int W2_L = 6;
  private static final int W2_L2 = 7;

  /** Adds a row; one of weight zero counts for nothing but its existence. */
  void add(double weight, double logDensity) {
    vector[ROWS]++;
    if (weight == 0) {
      return;
    }
    vector[COUNTED]++;
    vector[W] += weight;
    if (logDensity == Double.NEGATIVE_INFINITY) {
      vector[IMPOSSIBLE]++;
      return;
    }
    double weighted = weight * logDensity;
    vector[W_L] += weighted;
    vector[W2] += weight * weight;
    vector[W2_L] += weight * weighted;
    vector[W2_L2] += weighted * weighted;
  }

  long rows() {
    return (long) vector[ROWS];
  }

  long impossibleRows() {
    return (long) vector[IMPOSSIBLE];
  }

  double weight() {
    return vector[W];
  }

  double total() {
    return vector[IMPOSSIBLE] > 0 ? Double.NEGATIVE_INFINITY : vector[W_L];
  }

  double mean() {
    return total() / vector[W];
  }

  /**
   * The standard error of a ratio estimate (Cochran 1977, section 6.4): n / (n - 1) times the sum
   * of w^2 (l - mean)^2, over the squared sum of w, under a root. With equal weights it is the
   * sample's standard deviation over the root of n.
   *
   * @return NaN for fewer than two rows or an impossible one
   */
  double standardErrorOfMean() {
    double n = vector[COUNTED];
    double mean = mean();
    double squares = vector[W2_L2] - 2 * mean * vector[W2_L] + mean * mean * vector[W2];
    return n < 2 ? Double.NaN : Math.sqrt(n / (n - 1) * Math.max(0, squares)) / vector[W];
  }
}
