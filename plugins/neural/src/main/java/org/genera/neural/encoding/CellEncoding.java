package org.genera.neural.encoding;

/** How some cells of a row become inputs of a network. A cell that is missing is NaN. */
public interface CellEncoding {

  /**
   * How many cells it takes.
   *
   * @return their number
   */
  int cells();

  /**
   * How many inputs it makes of them.
   *
   * @return their number
   */
  int inputs();

  /**
   * Encodes cells.
   *
   * @param x cells
   * @param cell where they begin
   * @param inputs takes the inputs, which are 0 so far
   * @param input where they begin
   */
  void encode(float[] x, int cell, float[] inputs, int input);
}
