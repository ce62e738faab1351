package org.genera.api.data;

import java.util.List;
import java.util.Optional;
import org.genera.api.RunContext;

/** How a dataset is to be read: which columns, and how many rows in a block. Immutable. */
public final class ReadRequest {

  private static final ReadRequest ALL =
      new ReadRequest(Optional.empty(), RunContext.DEFAULT_BLOCK_ROWS);

  private final Optional<List<String>> columns;
  private final int blockRows;

  private ReadRequest(Optional<List<String>> columns, int blockRows) {
    this.columns = columns;
    this.blockRows = blockRows;
  }

  /**
   * All columns, in blocks of the default size.
   *
   * @return the request
   */
  public static ReadRequest all() {
    return ALL;
  }

  /**
   * The same for some columns only.
   *
   * @param names their names; batches have them in this order
   * @return a new request
   */
  public ReadRequest columns(List<String> names) {
    return new ReadRequest(Optional.of(List.copyOf(names)), blockRows);
  }

  /**
   * The same with another block size.
   *
   * @param rows rows in a block, positive
   * @return a new request
   */
  public ReadRequest blockRows(int rows) {
    if (rows < 1) {
      throw new IllegalArgumentException("blockRows must be positive: " + rows);
    }
    return new ReadRequest(columns, rows);
  }

  /**
   * The columns wanted.
   *
   * @return their names in order, or empty for all of them
   */
  public Optional<List<String>> columns() {
    return columns;
  }

  /**
   * The rows in a block.
   *
   * @return a positive number
   */
  public int blockRows() {
    return blockRows;
  }

  /**
   * The columns that batches will have.
   *
   * @param schema the dataset's schema
   * @return all of it, or the columns wanted
   */
  public Schema apply(Schema schema) {
    return columns.map(schema::select).orElse(schema);
  }

  /**
   * A batch with the columns wanted.
   *
   * @param batch a batch of the dataset's schema
   * @return the batch, or its columns wanted
   */
  public Batch apply(Batch batch) {
    return columns.map(batch::select).orElse(batch);
  }
}
