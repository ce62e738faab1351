package org.genera.gmm;

/** Sums moments of complete rows over a block, tile by tile. Not thread-safe. */
interface MomentSums {

  /**
   * Adds a tile.
   *
   * @param x {@code [column][row]}
   * @param shares {@code [component][row]}: weight times responsibility
   * @param rows how many rows
   */
  void add(double[][] x, double[][] shares, int rows);

  /** Adds the sums to the statistics and starts again from zero. */
  void moveTo(double[] statistics);
}
