package org.genera.likelihoods;

import org.genera.likelihoods.text.TermCounts;

/**
 * What is known of each row's counts together; zeros for a row of which a count is missing.
 *
 * @param observed 1 for a row in which anything is observed
 * @param complete 1 for a row in which nothing is missing
 * @param totals the sum of the counts
 * @param squares of the totals
 * @param logCoefficients log (n! / Π c!)
 */
record RowTotals(
    double[] observed,
    double[] complete,
    double[] totals,
    double[] squares,
    double[] logCoefficients) {

  RowTotals(int rows) {
    this(new double[rows], new double[rows], new double[rows], new double[rows], new double[rows]);
  }

  /**
   * Sums over the rows of a class: of what is observed, complete, totals, squares, coefficients.
   */
  double[] sums(ClassShares shares, int y) {
    if (shares instanceof ClassShares.Known known && known.unweighted()) {
      return unweightedSums(known.rows(), known.starts()[y], known.starts()[y + 1]);
    }
    return new double[] {
      shares.sum(y, observed),
      shares.sum(y, complete),
      shares.sum(y, totals),
      shares.sum(y, squares),
      shares.sum(y, logCoefficients)
    };
  }

  /** All five in one loop, so that their additions do not wait for each other. */
  private double[] unweightedSums(int[] rows, int from, int to) {
    double observedRows = 0;
    double completeRows = 0;
    double first = 0;
    double second = 0;
    double coefficients = 0;
    for (int i = from; i < to; i++) {
      int row = rows[i];
      observedRows += observed[row];
      completeRows += complete[row];
      first += totals[row];
      second += squares[row];
      coefficients += logCoefficients[row];
    }
    return new double[] {observedRows, completeRows, first, second, coefficients};
  }

  /**
   * The same of complete rows that weigh 1.
   *
   * @param counts the total of each row
   * @param logFactorials Σ log c! of each row
   */
  static double[] sums(ClassShares.Known shares, int y, long[] counts, double[] logFactorials) {
    int from = shares.starts()[y];
    int to = shares.starts()[y + 1];
    double first = 0;
    double second = 0;
    double coefficients = 0;
    for (int i = from; i < to; i++) {
      int row = shares.rows()[i];
      double total = counts[row];
      first += total;
      second += total * total;
      coefficients += LogFactorial.of(counts[row]) - logFactorials[row];
    }
    return new double[] {to - from, to - from, first, second, coefficients};
  }

  /** Completes a row from its total and Σ log c!. */
  void put(int row, double total, double logFactorials) {
    observed[row] = 1;
    complete[row] = 1;
    totals[row] = total;
    squares[row] = total * total;
    logCoefficients[row] = LogFactorial.of((long) total) - logFactorials;
  }

  /** The logarithm of a text's multinomial coefficient. */
  static double logCoefficient(TermCounts counts, int row) {
    return LogFactorial.of(counts.total(row)) - logFactorials(counts, row);
  }

  static double logFactorials(TermCounts counts, int row) {
    double sum = 0;
    for (int i = counts.starts()[row]; i < counts.starts()[row + 1]; i++) {
      sum += LogFactorial.of(counts.counts()[i]);
    }
    return sum;
  }
}
