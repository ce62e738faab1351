package org.genera.gmm;

/** Sums moments of complete rows over a block, tile by tile. Not thread-safe. */
interface MomentSums {

  /**
   * Adds a tile, whose arrays are as long as {@link Tiles#rows}, or another multiple of 8.
   *
   * @param x {@code [column][row]}, numbers also after the last row
   * @param shares {@code [component][row]}: weight times responsibility; what comes after the last
   *     row may be overwritten
   * @param rows how many rows
   */
  void add(double[][] x, double[][] shares, int rows);

  /** Adds the sums to the statistics and starts again from zero. */
  void moveTo(double[] statistics);
}
