package org.genera.naivebayes.likelihood;

import java.util.Arrays;

/**
 * Adds up columns of small counts by how often each comes in a class: one look at each cell tells
 * the sum of the counts and of the logarithms of their factorials. Not thread-safe.
 */
final class SmallCounts {

  /** Counts have to be less; a power of two. */
  static final int LIMIT = 64;

  private final double[] logFactorials;

  /** Of two cells that follow each other one is counted here, one there: neither has to wait. */
  private final int[] evens = new int[LIMIT];

  private final int[] odds = new int[LIMIT];

  SmallCounts(int classes) {
    logFactorials = new double[classes];
  }

  /** Σ log c! of all columns added, for each class. */
  double[] logFactorials() {
    return logFactorials;
  }

  /**
   * Adds a column.
   *
   * @param counts one a row, less than the limit
   * @param or of all of them
   * @param shares rows that weigh 1
   * @return the sum of the counts of each class
   */
  double[] add(long[] counts, long or, ClassShares.Known shares) {
    int bins = 2 * (int) Math.max(1, Long.highestOneBit(or));
    double[] sums = new double[logFactorials.length];
    for (int y = 0; y < sums.length; y++) {
      Arrays.fill(evens, 0, bins, 0);
      Arrays.fill(odds, 0, bins, 0);
      count(counts, shares.rows(), shares.starts()[y], shares.starts()[y + 1], evens, odds);
      for (int c = 1; c < bins; c++) {
        int cells = evens[c] + odds[c];
        sums[y] += (double) c * cells;
        logFactorials[y] += cells * LogFactorial.of(c);
      }
    }
    return sums;
  }

  private static void count(long[] counts, int[] rows, int from, int to, int[] evens, int[] odds) {
    int i = from;
    for (; i + 1 < to; i += 2) {
      evens[(int) counts[rows[i]]]++;
      odds[(int) counts[rows[i + 1]]]++;
    }
    if (i < to) {
      evens[(int) counts[rows[i]]]++;
    }
  }
}
