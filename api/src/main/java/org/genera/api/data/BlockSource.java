package org.genera.api.data;

/**
 * Makes any run of rows of a table when asked for it; several threads may ask at once. What {@link
 * Dataset#ofBlocks} needs to know of a table with random access.
 */
@FunctionalInterface
public interface BlockSource extends AutoCloseable {

  /**
   * Some consecutive rows, the same ones each time.
   *
   * @param firstRow the first, from 0
   * @param rows how many, at least one; they are all there
   * @return the rows, with all columns, at their place in the table
   */
  Batch block(long firstRow, int rows);

  /** Frees what the source holds; nothing by default. */
  @Override
  default void close() {}
}
