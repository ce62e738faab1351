package org.genera.csv.table;

import org.genera.api.GeneraException;

/** Takes the cells of a row as slices of a buffer, so that none of them need be a string. */
@FunctionalInterface
public interface CellSink {

  /**
   * A row begins.
   *
   * @param line its line in the file, from 1
   */
  default void row(long line) {}

  /**
   * Takes the next cell of the row in progress.
   *
   * @param column the cell's position, from 0
   * @param buffer holds the cell's text; not to be kept or changed
   * @param offset where the text begins
   * @param length how many characters it has; blanks around an unquoted cell are not among them
   * @param quoted whether the cell stood in quotes
   * @throws GeneraException if the text is no value of its column; the message does not say where
   */
  void cell(int column, char[] buffer, int offset, int length, boolean quoted);
}
