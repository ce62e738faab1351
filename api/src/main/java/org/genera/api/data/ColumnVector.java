package org.genera.api.data;

/**
 * The values of one column in a batch. Each vector wraps its array without a copy; nobody changes
 * an array that is in a batch.
 */
public sealed interface ColumnVector
    permits RealVector,
        WholeVector,
        BoolVector,
        CategoryVector,
        DateTimeVector,
        TextVector,
        ImageVector,
        SeriesVector {

  /**
   * The number of rows.
   *
   * @return zero or more
   */
  int size();

  /**
   * Whether a cell is missing.
   *
   * @param row from 0
   * @return true if there is no value
   */
  boolean isMissing(int row);

  /**
   * Some of the rows, in any order, repeats allowed.
   *
   * @param rows positions from 0
   * @return a new vector of as many rows
   */
  ColumnVector pick(int[] rows);
}
