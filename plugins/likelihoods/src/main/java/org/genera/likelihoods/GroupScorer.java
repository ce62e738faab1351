package org.genera.likelihoods;

import java.util.Arrays;

/**
 * Evaluates rows of counts. Tiles without a missing cell are evaluated column by column, so that
 * loops over rows become vector instructions; others row by row. A row with a cell that is no count
 * is impossible. Not thread-safe.
 */
final class GroupScorer implements Scorer {

  private final long[][] cells;
  private final TermLogs logs;

  /** All columns come from memory in one stream each, and are in the cache for the tiles. */
  private final long or;

  private double[] x = {};
  private double[] logCoefficients = {};
  private long[] totals = {};

  GroupScorer(long[][] cells, TermLogs logs) {
    this.cells = cells;
    this.logs = logs;
    or = or(0, cells.length == 0 ? 0 : cells[0].length);
  }

  @Override
  public void add(int from, int to, double[][] joint) {
    long ofTile = CountColumns.isOdd(or) ? or(from, to) : or;
    if (logs.isPlain() && !CountColumns.isOdd(ofTile)) {
      addColumns(from, to - from, ofTile, joint);
    } else {
      addRows(from, to, joint);
    }
  }

  private long or(int from, int to) {
    long or = 0;
    for (long[] counts : cells) {
      for (int row = from; row < to; row++) {
        or |= counts[row];
      }
    }
    return or;
  }

  private void addColumns(int from, int rows, long ofTile, double[][] joint) {
    reserve(rows);
    boolean likelihood = logs.isLikelihood();
    for (int j = 0; j < cells.length; j++) {
      copy(cells[j], from, x, rows);
      if (likelihood) {
        addTotals(cells[j], from, rows);
        LogFactorial.add(-1, cells[j], from, ofTile, logCoefficients, rows);
      }
      for (int y = 0; y < joint.length; y++) {
        addProduct(joint[y], x, logs.log(j, y), rows);
      }
    }
    if (likelihood) {
      LogFactorial.add(1, totals, 0, Long.MAX_VALUE, logCoefficients, rows);
      for (double[] log : joint) {
        addProduct(log, logCoefficients, 1, rows);
      }
    }
  }

  private void reserve(int rows) {
    if (x.length < rows) {
      x = new double[rows];
      logCoefficients = new double[rows];
      totals = new long[rows];
    }
    Arrays.fill(logCoefficients, 0);
    Arrays.fill(totals, 0);
  }

  private static void copy(long[] counts, int from, double[] x, int rows) {
    for (int row = 0; row < rows; row++) {
      x[row] = counts[from + row];
    }
  }

  private void addTotals(long[] counts, int from, int rows) {
    for (int row = 0; row < rows; row++) {
      totals[row] += counts[from + row];
    }
  }

  private static void addProduct(double[] log, double[] x, double factor, int rows) {
    for (int row = 0; row < rows; row++) {
      log[row] += x[row] * factor;
    }
  }

  private void addRows(int from, int to, double[][] joint) {
    long[] counts = new long[cells.length];
    double[] sums = new double[joint.length];
    for (int row = from; row < to; row++) {
      boolean possible = true;
      for (int j = 0; j < counts.length; j++) {
        counts[j] = cells[j][row];
        possible &= CountColumns.isCount(counts[j]) || counts[j] == CountColumns.MISSING;
      }
      if (possible) {
        logs.of(counts, sums);
      } else {
        Arrays.fill(sums, Double.NEGATIVE_INFINITY);
      }
      for (int y = 0; y < sums.length; y++) {
        joint[y][row - from] += sums[y];
      }
    }
  }
}
