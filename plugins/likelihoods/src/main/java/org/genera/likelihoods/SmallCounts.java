package org.genera.likelihoods;

import java.util.Arrays;

/**
 * Adds up columns of small counts by how often each comes in a class: one look at each cell tells
 * the sum of the counts and of the logarithms of their factorials. Not thread-safe.
 */
final class SmallCounts {

  /** Counts are less; a power of two. */
  private static final int LIMIT = 64;

  /** Those of each class, and at the end those of rows that do not count. */
  private int[] bins = {};

  /** Where the bins of each row's class begin. */
  private int[] binsOfRow = {};

  private double[] logFactorials = {};

  /** Whether the counts of a column are small, by the or of all of them. */
  static boolean areSmall(long or) {
    return or >= 0 && or < LIMIT;
  }

  /** Begins a block of rows that weigh 1. */
  void begin(ClassShares.Known shares, int classes, int rows) {
    bins = bins.length == (classes + 1) * LIMIT ? bins : new int[(classes + 1) * LIMIT];
    binsOfRow = binsOfRow.length == rows ? binsOfRow : new int[rows];
    logFactorials = new double[classes];
    Arrays.fill(binsOfRow, classes * LIMIT);
    for (int y = 0; y < classes; y++) {
      for (int i = shares.starts()[y]; i < shares.starts()[y + 1]; i++) {
        binsOfRow[shares.rows()[i]] = y * LIMIT;
      }
    }
  }

  /** Σ log c! of the block's columns so far, for each class. */
  double[] logFactorials() {
    return logFactorials;
  }

  /**
   * Adds a column.
   *
   * @param counts small ones
   * @param or of all of them
   * @return their sum in each class
   */
  double[] sums(long[] counts, long or) {
    Arrays.fill(bins, 0);
    count(counts, binsOfRow, bins);
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

  private static void count(long[] counts, int[] binsOfRow, int[] bins) {
    for (int row = 0; row < binsOfRow.length; row++) {
      bins[binsOfRow[row] + ((int) counts[row] & (LIMIT - 1))]++;
    }
  }
}
