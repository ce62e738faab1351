package org.genera.npy;

import java.util.List;
import java.util.function.Predicate;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.BoolVector;
import org.genera.api.data.ColumnType;
import org.genera.api.data.ColumnVector;
import org.genera.api.data.DatasetWriter;
import org.genera.api.data.DateTimeVector;
import org.genera.api.data.RealVector;
import org.genera.api.data.Schema;
import org.genera.api.data.WholeVector;
import org.genera.api.data.WriteRequest;
import org.genera.numerics.NpyType;
import org.genera.numerics.NpyWriter;

/**
 * Writes a table of numbers as one array of rows x columns. Missing cells are NaN in an array of
 * f8; an array of i8 has no place for them.
 */
final class NpyTableWriter implements DatasetWriter {

  private final NpyWriter writer;
  private final Schema schema;
  private final boolean whole;
  private long rows;
  private boolean closed;

  private NpyTableWriter(NpyWriter writer, Schema schema, boolean whole) {
    this.writer = writer;
    this.schema = schema;
    this.whole = whole;
  }

  static NpyTableWriter create(WriteRequest request) {
    Schema schema = request.schema();
    requireNone(
        names(schema, type -> !type.isNumeric()),
        "neither numbers nor points in time (images are an array by themselves): %s; drop them");
    List<String> reals = names(schema, type -> type instanceof ColumnType.Real);
    boolean whole =
        request
            .options()
            .find(NpyFormat.DTYPE)
            .map("i8"::equals)
            .orElseGet(() -> reals.isEmpty() && schema.size() > 0);
    if (whole) {
      requireNone(reals, "real, which dtype=i8 cannot hold: %s; write dtype=f8");
    }
    NpyType type = whole ? NpyType.I8 : NpyType.F8;
    return new NpyTableWriter(NpyWriter.create(request.path(), type, schema.size()), schema, whole);
  }

  private static List<String> names(Schema schema, Predicate<ColumnType> chosen) {
    return schema.columns().stream()
        .filter(column -> chosen.test(column.type()))
        .map(column -> "'" + column.name() + "'")
        .toList();
  }

  private static void requireNone(List<String> names, String complaint) {
    if (!names.isEmpty()) {
      throw new GeneraException(
          StandardError.SCHEMA_MISMATCH,
          "A NumPy array cannot be written: these columns are "
              + String.format(complaint, String.join(", ", names))
              + ", or choose another format.");
    }
  }

  @Override
  public void accept(Batch batch) {
    if (whole) {
      writeWholes(batch);
    } else {
      writeReals(batch);
    }
    rows += batch.rows();
  }

  private void writeWholes(Batch batch) {
    long[] cells = new long[schema.size()];
    for (int row = 0; row < batch.rows(); row++) {
      for (int column = 0; column < cells.length; column++) {
        if (batch.column(column).isMissing(row)) {
          throw invalid(row, column, "the cell is missing, which i8 cannot hold; write dtype=f8");
        }
        cells[column] = wholeValue(batch.column(column), row);
      }
      writer.writeRow(cells);
    }
  }

  private void writeReals(Batch batch) {
    double[][] numbers = new double[schema.size()][];
    for (int column = 0; column < numbers.length; column++) {
      numbers[column] = batch.numbers(column);
    }
    double[] cells = new double[numbers.length];
    for (int row = 0; row < batch.rows(); row++) {
      for (int column = 0; column < cells.length; column++) {
        cells[column] = numbers[column][row];
        requireExact(batch, row, column, cells[column]);
      }
      writer.writeRow(cells);
    }
  }

  private void requireExact(Batch batch, int row, int column, double number) {
    if (Math.abs(number) >= 0x1p53
        && !(batch.column(column) instanceof RealVector)
        && !isExactly(number, wholeValue(batch.column(column), row))) {
      throw invalid(row, column, "f8 cannot hold the whole number exactly; leave the column out");
    }
  }

  /** A cast back alone would not do: it turns 2^63 into the largest long. */
  private static boolean isExactly(double number, long whole) {
    return number < 0x1p63 && (long) number == whole;
  }

  private static long wholeValue(ColumnVector vector, int row) {
    if (vector instanceof WholeVector v) {
      return v.values()[row];
    } else if (vector instanceof DateTimeVector v) {
      return v.values()[row];
    } else if (vector instanceof BoolVector v) {
      return v.values()[row];
    }
    throw new IllegalArgumentException(vector.getClass().getSimpleName() + " is not whole");
  }

  private GeneraException invalid(int row, int column, String what) {
    return new GeneraException(
        StandardError.INVALID_DATA,
        "Row "
            + (rows + row + 1)
            + ", column '"
            + schema.column(column).name()
            + "': "
            + what
            + ".");
  }

  @Override
  public void finish() {
    close();
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      writer.close();
    }
  }
}
