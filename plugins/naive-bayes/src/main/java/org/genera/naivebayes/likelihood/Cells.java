package org.genera.naivebayes.likelihood;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchBuilder;
import org.genera.api.data.BoolVector;
import org.genera.api.data.CategoryVector;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.ColumnVector;
import org.genera.api.data.RealVector;
import org.genera.api.data.Schema;

/** The cells of a column, read as arrays and made from them. */
final class Cells {

  /** A whole number of 64 bits that a double holds exactly, close to the largest. */
  private static final double LARGEST_WHOLE = 0x1p62;

  private Cells() {}

  /** A numeric column, NaN where it is missing; nothing if the batch lacks it. */
  static Optional<double[]> numbers(Column column, Batch rows) {
    OptionalInt index = find(column, rows);
    return index.isPresent() ? Optional.of(rows.numbers(index.getAsInt())) : Optional.empty();
  }

  /** The codes of a category or boolean, negative where it is missing. */
  static Optional<int[]> codes(Column column, Batch rows) {
    OptionalInt index = find(column, rows);
    if (index.isEmpty()) {
      return Optional.empty();
    }
    ColumnVector vector = rows.column(index.getAsInt());
    if (vector instanceof CategoryVector v) {
      return Optional.of(v.codes());
    }
    byte[] bits = ((BoolVector) vector).values();
    int[] codes = new int[bits.length];
    for (int row = 0; row < codes.length; row++) {
      codes[row] = bits[row];
    }
    return Optional.of(codes);
  }

  /** Where a column is in a batch, if it is there; it has to be the same column. */
  static OptionalInt find(Column column, Batch rows) {
    OptionalInt index = rows.schema().find(column.name());
    if (index.isPresent() && !rows.schema().column(index.getAsInt()).type().equals(column.type())) {
      throw new GeneraException(
          StandardError.SCHEMA_MISMATCH,
          "Column '"
              + column.name()
              + "' is of another kind, or has other levels, than in the model.");
    }
    return index;
  }

  /** Numbers as cells: the nearest values that the column can hold. */
  static ColumnVector vector(Column column, double[] values) {
    if (column.type() instanceof ColumnType.Real) {
      Arrays.setAll(values, row -> nearest(column.type(), values[row]));
      return new RealVector(values);
    }
    BatchBuilder builder = new BatchBuilder(Schema.of(column), values.length);
    for (double value : values) {
      builder.number(0, nearest(column.type(), value));
      builder.endRow();
    }
    return builder.build(0).column(0);
  }

  private static double nearest(ColumnType type, double value) {
    double limit = type instanceof ColumnType.Real ? Double.MAX_VALUE : LARGEST_WHOLE;
    double nearest = Math.max(-limit, Math.min(limit, value));
    if (type instanceof ColumnType.Bool) {
      nearest = nearest >= 0.5 ? 1 : 0;
    }
    return nearest;
  }

  /** Codes as cells. */
  static ColumnVector vector(Column column, int[] codes) {
    if (column.type() instanceof ColumnType.Category) {
      return new CategoryVector(codes);
    }
    byte[] bits = new byte[codes.length];
    for (int row = 0; row < codes.length; row++) {
      bits[row] = (byte) codes[row];
    }
    return new BoolVector(bits);
  }
}
