package org.genera.likelihoods;

import java.util.Arrays;

/**
 * Adds up columns of small counts by how often each comes in a class: one look at each cell tells
 * the rows' totals, and for each class the sum of the counts and of the logarithms of their
 * factorials. Not thread-safe.
 */
final class SmallCounts {

  /** Counts have to be less; a power of two. */
  private static final int LIMIT = 64;

  private final int[] bins;

  /** Where the bins of each row's class begin; those after the last class are of no use. */
  private final int[] binsOfRow;

  private final double[] logFactorials;

  /** For a block of rows that weigh 1. */
  SmallCounts(ClassShares.Known shares, int classes, int rows) {
    bins = new int[(classes + 1) * LIMIT];
    binsOfRow = new int[rows];
    Arrays.fill(binsOfRow, classes * LIMIT);
    for (int y = 0; y < classes; y++) {
      for (int i = shares.starts()[y]; i < shares.starts()[y + 1]; i++) {
        binsOfRow[shares.rows()[i]] = y * LIMIT;
      }
    }
    logFactorials = new double[classes];
  }

  /** Σ log c! of all columns that were small, for each class. */
  double[] logFactorials() {
    return logFactorials;
  }

  /**
   * Adds a column to the totals of its rows, whatever its counts are.
   *
   * @return the or of all its cells
   */
  long count(long[] counts, long[] totals) {
    Arrays.fill(bins, 0);
    return count(counts, totals, binsOfRow, bins);
  }

  private static long count(long[] counts, long[] totals, int[] binsOfRow, int[] bins) {
    long or = 0;
    for (int row = 0; row < totals.length; row++) {
      long count = counts[row];
      totals[row] += count;
      or |= count;
      bins[binsOfRow[row] + ((int) count & (LIMIT - 1))]++;
    }
    return or;
  }

  /** Whether the counts of a column are small. */
  static boolean areSmall(long or) {
    return or >= 0 && or < LIMIT;
  }

  /** The sums of the counts of the column that came last, which has to be small. */
  double[] sums(long or) {
    int most = 2 * (int) Math.max(1, Long.highestOneBit(or));
    double[] sums = new double[logFactorials.length];
    for (int y = 0; y < sums.length; y++) {
      for (int c = 1; c < most; c++) {
        int cells = bins[y * LIMIT + c];
        sums[y] += (double) c * cells;
        logFactorials[y] += cells * LogFactorial.of((long) c);
      }
    }
    return sums;
  }
}
