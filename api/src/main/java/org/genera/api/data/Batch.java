package org.genera.api.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.jspecify.annotations.Nullable;

/**
 * Some rows of a table, column by column. Immutable as long as nobody writes into the arrays that
 * its vectors wrap.
 *
 * <p>Where a batch is a block of a dataset, {@link #firstRow} is its first row's number in the
 * dataset.
 */
public final class Batch {

  private final Schema schema;
  private final long firstRow;
  private final int rows;
  private final List<ColumnVector> columns;

  private Batch(Schema schema, long firstRow, int rows, List<ColumnVector> columns) {
    this.schema = schema;
    this.firstRow = firstRow;
    this.rows = rows;
    this.columns = List.copyOf(columns);
    if (columns.size() != schema.size()) {
      throw new IllegalArgumentException(
          columns.size() + " vectors for " + schema.size() + " columns");
    }
    for (int c = 0; c < columns.size(); c++) {
      check(schema.column(c), columns.get(c));
    }
  }

  /**
   * A batch.
   *
   * @param schema its columns
   * @param firstRow the number of its first row in the dataset, from 0
   * @param rows the number of rows
   * @param columns a vector for each column, of the column's kind and of that many rows
   * @return the batch
   */
  public static Batch of(Schema schema, long firstRow, int rows, List<ColumnVector> columns) {
    return new Batch(schema, firstRow, rows, columns);
  }

  /**
   * A batch of real numbers.
   *
   * @param schema real columns
   * @param values one array a column, all of one length; NaN is a missing cell
   * @return the batch, whose first row is 0
   */
  public static Batch ofReals(Schema schema, double[]... values) {
    List<ColumnVector> columns = new ArrayList<>();
    for (double[] column : values) {
      columns.add(new RealVector(column));
    }
    return new Batch(schema, 0, values.length == 0 ? 0 : values[0].length, columns);
  }

  /**
   * Rows in which every cell is missing.
   *
   * @param schema the columns
   * @param rows the number of rows
   * @return the batch
   */
  public static Batch missing(Schema schema, int rows) {
    List<ColumnVector> columns = new ArrayList<>();
    for (Column column : schema.columns()) {
      columns.add(missingVector(column.type(), rows));
    }
    return new Batch(schema, 0, rows, columns);
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
   * The number of the first row in the dataset.
   *
   * @return from 0
   */
  public long firstRow() {
    return firstRow;
  }

  /**
   * The number of rows.
   *
   * @return zero or more
   */
  public int rows() {
    return rows;
  }

  /**
   * The values of a column.
   *
   * @param index the column's position
   * @return its vector
   */
  public ColumnVector column(int index) {
    return columns.get(index);
  }

  /**
   * The values of a column.
   *
   * @param name the column's name
   * @return its vector
   * @throws GeneraException {@link StandardError#UNKNOWN_COLUMN} if it is not there
   */
  public ColumnVector column(String name) {
    return columns.get(schema.indexOf(name));
  }

  /**
   * All vectors.
   *
   * @return one a column
   */
  public List<ColumnVector> columns() {
    return columns;
  }

  /**
   * A numeric column as numbers: real as it is, integer, boolean as 0 and 1, date-time as
   * microseconds; for a category its codes.
   *
   * @param index the column's position
   * @return one number a row, NaN where the cell is missing; not to be changed, as it may be the
   *     column's own array
   * @throws GeneraException {@link StandardError#SCHEMA_MISMATCH} if the column holds text, images
   *     or series
   */
  public double[] numbers(int index) {
    ColumnVector vector = columns.get(index);
    if (vector instanceof RealVector v) {
      return v.values();
    }
    double[] numbers = new double[rows];
    if (vector instanceof WholeVector v) {
      copy(v.values(), numbers);
      return numbers;
    }
    for (int row = 0; row < rows; row++) {
      numbers[row] = vector.isMissing(row) ? Double.NaN : number(vector, row, index);
    }
    return numbers;
  }

  /**
   * The weights of the rows.
   *
   * @return one a row: what the weight column says, or ones where there is none
   * @throws GeneraException {@link StandardError#INVALID_DATA} for a missing, negative or infinite
   *     weight
   */
  public double[] weights() {
    Optional<Column> column = schema.weight();
    if (column.isEmpty()) {
      double[] ones = new double[rows];
      Arrays.fill(ones, 1);
      return ones;
    }
    double[] weights = numbers(schema.indexOf(column.get().name()));
    for (int row = 0; row < rows; row++) {
      if (!(weights[row] >= 0) || weights[row] == Double.POSITIVE_INFINITY) {
        throw new GeneraException(
            StandardError.INVALID_DATA,
            "Row "
                + (firstRow + row + 1)
                + ", column '"
                + column.get().name()
                + "': a weight must be a finite number, zero or more, not "
                + (Double.isNaN(weights[row]) ? "missing" : weights[row])
                + ".");
      }
    }
    return weights;
  }

  /**
   * Some of the columns; nothing is copied.
   *
   * @param names their names
   * @return a batch in the order of the names
   * @throws GeneraException {@link StandardError#UNKNOWN_COLUMN} if one is not there
   */
  public Batch select(Collection<String> names) {
    if (schema.names().equals(List.copyOf(names))) {
      return this;
    }
    List<ColumnVector> selected = new ArrayList<>();
    for (String name : names) {
      selected.add(column(name));
    }
    return new Batch(schema.select(names), firstRow, rows, selected);
  }

  /**
   * Some of the rows, copied.
   *
   * @param picked positions from 0, in any order, repeats allowed
   * @return a batch of as many rows, whose first row is 0
   */
  public Batch pick(int[] picked) {
    return new Batch(
        schema, 0, picked.length, columns.stream().map(column -> column.pick(picked)).toList());
  }

  /**
   * Consecutive rows, copied.
   *
   * @param from the first row, from 0
   * @param to the row after the last
   * @return a batch of {@code to - from} rows that knows its place in the dataset
   */
  public Batch slice(int from, int to) {
    if (from == 0 && to == rows) {
      return this;
    }
    int[] picked = new int[to - from];
    for (int i = 0; i < picked.length; i++) {
      picked[i] = from + i;
    }
    return pick(picked).at(firstRow + from);
  }

  /**
   * The same rows at another place of a dataset.
   *
   * @param row the number of the first row
   * @return a batch with the same vectors
   */
  public Batch at(long row) {
    return new Batch(schema, row, rows, columns);
  }

  /**
   * The same values under another schema of the same kinds.
   *
   * @param other as many columns, of the same kinds
   * @return a batch with the same vectors
   */
  public Batch withSchema(Schema other) {
    return new Batch(other, firstRow, rows, columns);
  }

  private static ColumnVector missingVector(ColumnType type, int rows) {
    if (type instanceof ColumnType.Real) {
      double[] values = new double[rows];
      Arrays.fill(values, Double.NaN);
      return new RealVector(values);
    } else if (type instanceof ColumnType.Whole) {
      return new WholeVector(filled(rows, WholeVector.MISSING));
    } else if (type instanceof ColumnType.DateTime) {
      return new DateTimeVector(filled(rows, DateTimeVector.MISSING));
    } else if (type instanceof ColumnType.Bool) {
      byte[] values = new byte[rows];
      Arrays.fill(values, BoolVector.MISSING);
      return new BoolVector(values);
    } else if (type instanceof ColumnType.Category) {
      int[] codes = new int[rows];
      Arrays.fill(codes, CategoryVector.MISSING);
      return new CategoryVector(codes);
    } else if (type instanceof ColumnType.Image image) {
      BitSet missing = new BitSet();
      missing.set(0, rows);
      return new ImageVector(rows, new byte[Math.multiplyExact(rows, image.size())], missing);
    } else if (type instanceof ColumnType.Series series) {
      return new SeriesVector(new int[rows + 1], missing(series.step(), 0));
    }
    return new TextVector(new @Nullable String[rows]);
  }

  private static long[] filled(int rows, long value) {
    long[] values = new long[rows];
    Arrays.fill(values, value);
    return values;
  }

  private static void copy(long[] values, double[] numbers) {
    for (int row = 0; row < numbers.length; row++) {
      numbers[row] = values[row] == WholeVector.MISSING ? Double.NaN : values[row];
    }
  }

  private double number(ColumnVector vector, int row, int index) {
    if (vector instanceof DateTimeVector v) {
      return v.values()[row];
    } else if (vector instanceof BoolVector v) {
      return v.values()[row];
    } else if (vector instanceof CategoryVector v) {
      return v.codes()[row];
    }
    Column column = schema.column(index);
    throw new GeneraException(
        StandardError.SCHEMA_MISMATCH,
        "Column '"
            + column.name()
            + "' holds "
            + column.type().kind()
            + ", not numbers; ignore it, or choose another family.");
  }

  private void check(Column column, ColumnVector vector) {
    if (vector.size() != rows) {
      throw new IllegalArgumentException(
          "column '" + column.name() + "' has " + vector.size() + " rows, the batch " + rows);
    }
    if (!fits(column.type(), vector)) {
      throw new IllegalArgumentException(
          "column '"
              + column.name()
              + "' is "
              + column.type().kind()
              + ", not a "
              + vector.getClass().getSimpleName());
    }
  }

  private static boolean fits(ColumnType type, ColumnVector vector) {
    if (type instanceof ColumnType.Real) {
      return vector instanceof RealVector;
    } else if (type instanceof ColumnType.Whole) {
      return vector instanceof WholeVector;
    } else if (type instanceof ColumnType.DateTime) {
      return vector instanceof DateTimeVector;
    } else if (type instanceof ColumnType.Bool) {
      return vector instanceof BoolVector;
    } else if (type instanceof ColumnType.Category) {
      return vector instanceof CategoryVector;
    } else if (type instanceof ColumnType.Image) {
      return vector instanceof ImageVector;
    } else if (type instanceof ColumnType.Series) {
      return vector instanceof SeriesVector;
    }
    return vector instanceof TextVector;
  }

  @Override
  public String toString() {
    return rows + " rows from row " + firstRow + " of " + schema.names();
  }
}
