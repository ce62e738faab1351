package org.genera.hmm;

/**
 * Sums over lanes of the products of each row of one block of rows with each of another. Not
 * thread-safe.
 */
interface OuterSums {

  /** From so many rows on whole rows of sums are added to at once. */
  int WIDE = 16;

  /** Sums of a number of rows by the same number. */
  static OuterSums of(int size) {
    return size < WIDE ? new RegisterSums(size) : new RowSums(size);
  }

  /**
   * Adds the products of rows a[fromA + i] and b[fromB + j].
   *
   * @param a rows of lanes
   * @param b rows of lanes
   */
  void add(double[][] a, int fromA, double[][] b, int fromB, int lanes);

  /** Adds the sums to a matrix of rows by rows, and sets them to 0. */
  void moveTo(double[] matrix);
}
