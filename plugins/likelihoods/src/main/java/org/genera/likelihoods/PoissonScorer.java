package org.genera.likelihoods;

/**
 * Adds n log λ - λ - log n! for each class. Loops over columns in which every cell is a count
 * become vector instructions. Not thread-safe.
 */
final class PoissonScorer implements Scorer {

  private final double[] x;
  private final double[] logFactorials;
  private final double[] rates;
  private final double[] logRates;
  private final boolean complete;
  private double[] tile = {};
  private double[] tileLogs = {};

  PoissonScorer(double[] x, double[] logFactorials, double[] rates) {
    this.x = x;
    this.logFactorials = logFactorials;
    this.rates = rates;
    logRates = new double[rates.length];
    for (int y = 0; y < rates.length; y++) {
      logRates[y] = StrictMath.log(rates[y]);
    }
    complete = areCounts(x);
  }

  private static boolean areCounts(double[] x) {
    boolean are = true;
    for (double n : x) {
      are &= n >= 0;
    }
    return are;
  }

  @Override
  public void add(int from, int to, double[][] logs) {
    int rows = to - from;
    if (complete) {
      if (tile.length < rows) {
        tile = new double[rows];
        tileLogs = new double[rows];
      }
      System.arraycopy(x, from, tile, 0, rows);
      System.arraycopy(logFactorials, from, tileLogs, 0, rows);
    }
    for (int y = 0; y < logs.length; y++) {
      if (complete) {
        addAll(logs[y], tile, tileLogs, rows, logRates[y], rates[y]);
      } else {
        addKnown(logs[y], from, rows, logRates[y], rates[y]);
      }
    }
  }

  private static void addAll(
      double[] log, double[] x, double[] logFactorials, int rows, double logRate, double rate) {
    for (int i = 0; i < rows; i++) {
      log[i] += x[i] * logRate - rate - logFactorials[i];
    }
  }

  private void addKnown(double[] log, int from, int rows, double logRate, double rate) {
    for (int i = 0; i < rows; i++) {
      double n = x[from + i];
      if (n >= 0) {
        log[i] += n * logRate - rate - logFactorials[from + i];
      } else if (n < 0) {
        log[i] = Double.NEGATIVE_INFINITY;
      }
    }
  }
}
