package org.genera.likelihoods;

import java.util.Arrays;

/** Adds up the counts of columns without a missing cell, of rows that weigh 1. Not thread-safe. */
final class UnweightedCounts {

  private final CountSums.Adder adder;
  private final SmallCounts small = new SmallCounts();
  private long[] totals = {};

  /** Σ log c! of each row, without the columns whose counts are small. */
  private double[] logFactorials = {};

  UnweightedCounts(CountSums.Adder adder) {
    this.adder = adder;
  }

  /**
   * Adds a block; all that is asked of a column is done while it is in the cache.
   *
   * @param cells {@code [column][row]}
   * @return whether there was nothing but counts; otherwise nothing is added
   */
  boolean add(long[][] cells, ClassShares.Known shares, ClassSums sums) {
    double[][] counts = new double[cells.length][];
    begin(cells[0].length);
    small.begin(shares, sums.classes(), cells[0].length);
    for (int j = 0; j < cells.length; j++) {
      addTo(totals, cells[j]);
      long or = or(cells[j]);
      if (CountColumns.isOdd(or)) {
        return false;
      }
      counts[j] = SmallCounts.areSmall(or) ? small.sums(cells[j], or) : sums(cells[j], or, shares);
    }
    for (int y = 0; y < sums.classes(); y++) {
      int at = sums.at(y);
      adder.rows(RowTotals.sums(shares, y, totals, logFactorials), sums.values(), at);
      adder.logFactorials(small.logFactorials()[y], sums.values(), at);
      for (int j = 0; j < counts.length; j++) {
        adder.count(j, counts[j][y], sums.values(), at);
      }
    }
    return true;
  }

  private void begin(int rows) {
    if (totals.length != rows) {
      totals = new long[rows];
      logFactorials = new double[rows];
    }
    Arrays.fill(totals, 0);
    Arrays.fill(logFactorials, 0);
  }

  private static void addTo(long[] totals, long[] counts) {
    for (int row = 0; row < totals.length; row++) {
      totals[row] += counts[row];
    }
  }

  private static long or(long[] counts) {
    long or = 0;
    for (long count : counts) {
      or |= count;
    }
    return or;
  }

  private double[] sums(long[] counts, long or, ClassShares.Known shares) {
    LogFactorial.add(1, counts, 0, or, logFactorials, counts.length);
    double[] sums = new double[shares.starts().length - 1];
    Arrays.setAll(sums, y -> GroupTally.sum(counts, shares, y));
    return sums;
  }
}
