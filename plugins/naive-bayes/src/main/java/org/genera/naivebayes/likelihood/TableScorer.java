package org.genera.naivebayes.likelihood;

/** Adds a number looked up by level for each class. Not thread-safe. */
final class TableScorer implements Scorer {

  private final int[] codes;

  /** {@code [class][1 + level]}; the first is for missing cells. */
  private final double[][] tables;

  /**
   * Looks up levels.
   *
   * @param codes one a row, -1 where it is missing
   * @param logs {@code [class][level]}
   */
  TableScorer(int[] codes, double[][] logs) {
    this.codes = codes;
    tables = new double[logs.length][];
    for (int y = 0; y < logs.length; y++) {
      tables[y] = new double[logs[y].length + 1];
      System.arraycopy(logs[y], 0, tables[y], 1, logs[y].length);
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
      log[i] += table[codes[from + i] + 1];
    }
  }
}
