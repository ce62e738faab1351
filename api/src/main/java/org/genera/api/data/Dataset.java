package org.genera.api.data;

import java.util.List;
import java.util.OptionalLong;

/**
 * A table that can be read again and again, block by block: the same rows in the same order each
 * time. A row of a dataset of series is one series. Splits may be read by several threads at once.
 */
public interface Dataset extends AutoCloseable {

  /**
   * The columns.
   *
   * @return the schema
   */
  Schema schema();

  /**
   * The number of rows, where it is known without reading.
   *
   * @return zero or more
   */
  default OptionalLong rows() {
    return OptionalLong.empty();
  }

  /**
   * The parts that can be read apart.
   *
   * @param request columns and block size
   * @return one or more splits in the order of their rows, all but the last of whole blocks; none
   *     if it is known that there are no rows
   */
  List<Split> splits(ReadRequest request);

  /**
   * Reads a split.
   *
   * @param split one of {@link #splits} of the same request
   * @param request columns and block size
   * @return a reader of its blocks
   */
  BatchReader read(Split split, ReadRequest request);

  /** Frees what the dataset holds; nothing by default. */
  @Override
  default void close() {}

  /**
   * A dataset in memory.
   *
   * @param schema the columns
   * @param batches its rows, of that schema, in order
   * @return the dataset
   */
  static Dataset of(Schema schema, List<Batch> batches) {
    BatchList rows = new BatchList(schema, batches);
    return ofBlocks(schema, rows.rows(), rows);
  }

  /**
   * A dataset in memory.
   *
   * @param batch its rows
   * @return the dataset
   */
  static Dataset of(Batch batch) {
    return of(batch.schema(), List.of(batch));
  }

  /**
   * One row many times over: what is known, say, of each of many rows to be sampled. Takes the
   * memory of a block.
   *
   * @param row a batch of one row
   * @param times how often it is repeated
   * @return the dataset
   */
  static Dataset repeat(Batch row, long times) {
    if (row.rows() != 1) {
      throw new IllegalArgumentException(row.rows() + " rows are not one");
    }
    return ofBlocks(row.schema(), times, new RepeatedRow(row));
  }

  /**
   * A table with random access: a format that knows its number of rows and can make any of them
   * needs no more than this.
   *
   * @param schema the columns
   * @param rows how many rows there are
   * @param source makes blocks of all columns; closed with the dataset
   * @return the dataset
   */
  static Dataset ofBlocks(Schema schema, long rows, BlockSource source) {
    if (rows < 0) {
      throw new IllegalArgumentException("rows must not be negative: " + rows);
    }
    return new BlockDataset(schema, rows, source);
  }
}
