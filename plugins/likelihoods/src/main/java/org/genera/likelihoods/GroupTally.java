package org.genera.likelihoods;

import java.util.Arrays;
import org.genera.api.data.Batch;

/** Adds up the counts of columns, class by class. Not thread-safe. */
final class GroupTally implements Tally {

  private final CountColumns source;
  private final CountSums.Adder adder;
  private final UnweightedCounts unweighted;

  GroupTally(CountColumns source, CountSums layout) {
    this.source = source;
    adder = new CountSums.Adder(layout);
    unweighted = new UnweightedCounts(adder);
  }

  @Override
  public void add(Batch block, ClassShares shares, ClassSums sums) {
    long[][] cells = source.cells(block);
    boolean complete =
        shares instanceof ClassShares.Known known && known.unweighted()
            ? unweighted.add(cells, known, sums)
            : addComplete(cells, block.rows(), shares, sums);
    if (!complete) {
      source.requireCounts(cells, block);
      addRows(partialRows(cells, block.rows()), shares, sums);
      addMissing(cells, block.rows(), shares, sums);
      long[][] observed = withoutMissing(cells);
      for (int j = 0; j < cells.length; j++) {
        for (int y = 0; y < sums.classes(); y++) {
          adder.count(j, sum(observed[j], shares, y), sums.values(), sums.at(y));
        }
      }
    }
  }

  /** All that is asked of a column is done while it is in the cache; false at a missing cell. */
  private boolean addComplete(long[][] cells, int size, ClassShares shares, ClassSums sums) {
    double[][] counts = new double[sums.classes()][cells.length];
    long[] totals = new long[size];
    double[] logFactorials = new double[size];
    for (int j = 0; j < cells.length; j++) {
      long or = addTo(totals, cells[j]);
      if (CountColumns.isOdd(or)) {
        return false;
      }
      LogFactorial.add(1, cells[j], 0, or, logFactorials, size);
      for (int y = 0; y < counts.length; y++) {
        counts[y][j] = sum(cells[j], shares, y);
      }
    }
    addRows(completeRows(totals, logFactorials), shares, sums);
    for (int y = 0; y < counts.length; y++) {
      for (int j = 0; j < cells.length; j++) {
        adder.count(j, counts[y][j], sums.values(), sums.at(y));
      }
    }
    return true;
  }

  private static long addTo(long[] totals, long[] counts) {
    long or = 0;
    for (int row = 0; row < totals.length; row++) {
      totals[row] += counts[row];
      or |= counts[row];
    }
    return or;
  }

  private void addRows(RowTotals rows, ClassShares shares, ClassSums sums) {
    for (int y = 0; y < sums.classes(); y++) {
      adder.rows(rows.sums(shares, y), sums.values(), sums.at(y));
    }
  }

  /** The sum of a class's counts. */
  static double sum(long[] counts, ClassShares shares, int y) {
    if (shares instanceof ClassShares.Known known) {
      int from = known.starts()[y];
      int to = known.starts()[y + 1];
      return known.unweighted()
          ? sum(counts, known.rows(), from, to)
          : sum(counts, known.rows(), known.weights(), from, to);
    }
    double[] share = ((ClassShares.Soft) shares).shares()[y];
    double sum = 0;
    for (int row = 0; row < share.length; row++) {
      sum += share[row] * counts[row];
    }
    return sum;
  }

  private static long sum(long[] counts, int[] rows, int from, int to) {
    long sum = 0;
    for (int i = from; i < to; i++) {
      sum += counts[rows[i]];
    }
    return sum;
  }

  private static double sum(long[] counts, int[] rows, double[] weights, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += weights[rows[i]] * counts[rows[i]];
    }
    return sum;
  }

  private static RowTotals completeRows(long[] totals, double[] logFactorials) {
    RowTotals rows = new RowTotals(totals.length);
    for (int row = 0; row < totals.length; row++) {
      rows.put(row, totals[row], logFactorials[row]);
    }
    return rows;
  }

  private static RowTotals partialRows(long[][] cells, int size) {
    RowTotals rows = new RowTotals(size);
    for (int row = 0; row < size; row++) {
      long total = 0;
      double logFactorials = 0;
      int observed = 0;
      for (long[] counts : cells) {
        if (counts[row] >= 0) {
          observed++;
          total += counts[row];
          logFactorials += LogFactorial.of(counts[row]);
        }
      }
      if (observed == cells.length) {
        rows.put(row, total, logFactorials);
      }
      rows.observed()[row] = observed > 0 ? 1 : 0;
    }
    return rows;
  }

  /** The weights of missing cells in rows of which something is observed. */
  private void addMissing(long[][] cells, int size, ClassShares shares, ClassSums sums) {
    double[] missing = new double[size];
    for (int j = 0; j < cells.length; j++) {
      Arrays.fill(missing, 0);
      for (int row = 0; row < size; row++) {
        missing[row] = cells[j][row] < 0 && anyObserved(cells, row) ? 1 : 0;
      }
      for (int y = 0; y < sums.classes(); y++) {
        adder.missing(j, shares.sum(y, missing), sums.values(), sums.at(y));
      }
    }
  }

  private static boolean anyObserved(long[][] cells, int row) {
    return Arrays.stream(cells).anyMatch(counts -> counts[row] >= 0);
  }

  private static long[][] withoutMissing(long[][] cells) {
    return Arrays.stream(cells)
        .map(counts -> Arrays.stream(counts).map(count -> Math.max(0, count)).toArray())
        .toArray(long[][]::new);
  }
}
