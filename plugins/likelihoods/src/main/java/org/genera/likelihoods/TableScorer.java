package org.genera.likelihoods;

import java.util.Arrays;

/** Adds a number looked up by level for each class. Not thread-safe. */
final class TableScorer implements Scorer {

  private static final int SPECIAL = 2;

  private final int[] codes;

  /** {@code [class][2 + level]}; before the levels are impossible and missing cells. */
  private final double[][] tables;

  /**
   * Looks up levels.
   *
   * @param codes one a row: a level, {@link Cells#MISSING} or {@link Cells#IMPOSSIBLE}
   * @param logs {@code [class][level]}
   */
  TableScorer(int[] codes, double[][] logs) {
    this(codes, logs, impossible(logs.length));
  }

  private static double[] impossible(int classes) {
    double[] impossible = new double[classes];
    Arrays.fill(impossible, Double.NEGATIVE_INFINITY);
    return impossible;
  }

  /**
   * Looks up levels.
   *
   * @param codes one a row: a level, {@link Cells#MISSING} or {@link Cells#IMPOSSIBLE}
   * @param logs {@code [class][level]}
   * @param others {@code [class]}: what {@link Cells#IMPOSSIBLE} adds
   */
  TableScorer(int[] codes, double[][] logs, double[] others) {
    this.codes = codes;
    tables = new double[logs.length][];
    for (int y = 0; y < logs.length; y++) {
      tables[y] = new double[logs[y].length + SPECIAL];
      tables[y][SPECIAL + Cells.IMPOSSIBLE] = others[y];
      System.arraycopy(logs[y], 0, tables[y], SPECIAL, logs[y].length);
    }
  }

  @Override
  public void add(int from, int to, double[][] logs) {
    for (int y = 0; y < logs.length; y++) {
      add(logs[y], codes, from, to - from, tables[y]);
    }
  }

  private static void add(double[] log, int[] codes, int from, int rows, double[] table) {
    for (int i = 0; i < rows; i++) {
      log[i] += table[codes[from + i] + SPECIAL];
    }
  }
}
