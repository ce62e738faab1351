package org.genera.api.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Fills a batch row by row. A cell that is not set is missing. Not thread-safe. */
public final class BatchBuilder {

  private final Schema schema;
  private final List<Cells> cells = new ArrayList<>();
  private int rows;

  /**
   * A builder of batches.
   *
   * @param schema the columns
   * @param capacity how many rows to expect; it grows if there are more
   */
  public BatchBuilder(Schema schema, int capacity) {
    this.schema = schema;
    for (Column column : schema.columns()) {
      cells.add(Cells.of(column.type(), Math.max(1, capacity)));
    }
  }

  /**
   * The number of rows that are complete.
   *
   * @return zero or more
   */
  public int rows() {
    return rows;
  }

  /**
   * The columns.
   *
   * @return the schema
   */
  public Schema schema() {
    return schema;
  }

  /**
   * Sets a cell of the row in progress from a number: a real or whole number, 0 or 1 for a boolean,
   * microseconds for a date-time, the level's index for a category. A NaN is a missing cell.
   *
   * @param column the column's position
   * @param value the number; rounded for whole kinds
   * @throws IllegalArgumentException if the column's kind cannot hold it
   */
  public void number(int column, double value) {
    if (!Double.isNaN(value)) {
      cells.get(column).number(rows, value);
    }
  }

  /**
   * Sets a cell of the row in progress from a whole number, exactly: an integer, 0 or 1,
   * microseconds, or a level's index or {@link CategoryVector#UNKNOWN}.
   *
   * @param column the column's position
   * @param value the number
   * @throws IllegalArgumentException if the column's kind cannot hold it
   */
  public void whole(int column, long value) {
    cells.get(column).whole(rows, value);
  }

  /**
   * Sets a text cell of the row in progress.
   *
   * @param column the column's position
   * @param value the text
   */
  public void text(int column, String value) {
    cells.get(column).text(rows, value);
  }

  /**
   * Sets an image cell of the row in progress.
   *
   * @param column the column's position
   * @param pixels channel by channel, row by row; copied
   */
  public void image(int column, byte[] pixels) {
    cells.get(column).image(rows, pixels);
  }

  /**
   * Sets a series cell of the row in progress.
   *
   * @param column the column's position
   * @param steps its steps
   */
  public void series(int column, Batch steps) {
    cells.get(column).series(rows, steps);
  }

  /** Ends the row in progress. */
  public void endRow() {
    rows = Math.addExact(rows, 1);
    for (Cells column : cells) {
      column.reserve(rows + 1);
    }
  }

  /**
   * Adds a row of a batch.
   *
   * @param batch a batch of the same kinds of columns
   * @param row the row's position in it
   */
  public void copyRow(Batch batch, int row) {
    for (int c = 0; c < cells.size(); c++) {
      if (!batch.column(c).isMissing(row)) {
        copyCell(c, batch.column(c), row);
      }
    }
    endRow();
  }

  /**
   * Sets a cell of the row in progress from a cell of a vector; a missing cell is left missing.
   *
   * @param column the column's position
   * @param vector a vector of the column's kind
   * @param row the cell's row in it
   */
  public void copyCell(int column, ColumnVector vector, int row) {
    if (vector.isMissing(row)) {
      return;
    }
    if (vector instanceof RealVector v) {
      number(column, v.values()[row]);
    } else if (vector instanceof WholeVector v) {
      whole(column, v.values()[row]);
    } else if (vector instanceof DateTimeVector v) {
      whole(column, v.values()[row]);
    } else if (vector instanceof BoolVector v) {
      whole(column, v.values()[row]);
    } else if (vector instanceof CategoryVector v) {
      whole(column, v.codes()[row]);
    } else if (vector instanceof TextVector v) {
      text(column, java.util.Objects.requireNonNull(v.values()[row]));
    } else if (vector instanceof ImageVector v) {
      int size = v.pixels().length / v.rows();
      image(column, Arrays.copyOfRange(v.pixels(), row * size, (row + 1) * size));
    } else if (vector instanceof SeriesVector v) {
      series(column, v.steps().slice(v.offsets()[row], v.offsets()[row + 1]));
    }
  }

  /**
   * The rows so far; the builder is empty afterwards and can be used again.
   *
   * @param firstRow the number of the first row in the dataset
   * @return a batch
   */
  public Batch build(long firstRow) {
    List<ColumnVector> columns = new ArrayList<>();
    for (Cells column : cells) {
      columns.add(column.build(rows));
    }
    Batch batch = Batch.of(schema, firstRow, rows, columns);
    rows = 0;
    return batch;
  }
}
