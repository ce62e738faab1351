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
