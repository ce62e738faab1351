package org.genera.csv.table;

import org.genera.api.GeneraException;
import org.genera.api.StandardError;

/** Moves through the rows of a table and hands their cells to a {@link CellSink}. */
public interface RowCursor extends AutoCloseable {

  /**
   * Reads a row.
   *
   * @return false if there was none left
   * @throws GeneraException {@link StandardError#INVALID_DATA}, with file, line and column, if the
   *     row is malformed or the sink refuses a cell
   */
  boolean next();

  @Override
  void close();
}
