package org.genera.likelihoods;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
import org.genera.api.data.WholeVector;

/** The cells of a column, read as arrays and made from them. */
final class Cells {

  /** A whole number of 64 bits that a double holds exactly, close to the largest. */
  private static final double LARGEST_WHOLE = 0x1p62;

  /** The code of a missing cell. */
  static final int MISSING = -1;

  /** The code of a cell that no level stands for. */
  static final int IMPOSSIBLE = CategoryVector.UNKNOWN;

  /** Squares of larger numbers overflow. */
  static final double LARGEST = 1e150;

  private Cells() {}

  /** Σ share of class × value of class, for each row. */
  static double[] mixed(double[][] shares, double[] values) {
    double[] mixed = new double[shares.length];
    for (int row = 0; row < mixed.length; row++) {
      for (int y = 0; y < values.length; y++) {
        mixed[row] += shares[row][y] * values[y];
      }
    }
    return mixed;
  }

  /** 1 where a number is zero, 0 where it is another, or that it is missing. */
  static int[] isZero(double[] x) {
    int[] codes = new int[x.length];
    for (int row = 0; row < x.length; row++) {
      codes[row] = Double.isNaN(x[row]) ? MISSING : x[row] == 0 ? 1 : 0;
    }
    return codes;
  }

  /** The same rows, the zeros of a column missing. */
  static Batch withoutZeros(Batch rows, Column column) {
    OptionalInt index = find(column, rows);
    if (index.isEmpty()) {
      return rows;
    }
    List<ColumnVector> vectors = new ArrayList<>(rows.columns());
    vectors.set(index.getAsInt(), withoutZeros(rows.column(index.getAsInt())));
    return Batch.of(rows.schema(), rows.firstRow(), rows.rows(), vectors);
  }

  private static ColumnVector withoutZeros(ColumnVector vector) {
    if (vector instanceof RealVector real) {
      return new RealVector(
          Arrays.stream(real.values()).map(x -> x == 0 ? Double.NaN : x).toArray());
    }
    long[] values = ((WholeVector) vector).values();
    return new WholeVector(
        Arrays.stream(values).map(x -> x == 0 ? WholeVector.MISSING : x).toArray());
  }

  /** A real or integer vector with zeros in some places. */
  static ColumnVector withZeros(Column column, ColumnVector vector, boolean[] zero) {
    BatchBuilder builder = new BatchBuilder(Schema.of(column), zero.length);
    for (int row = 0; row < zero.length; row++) {
      if (zero[row]) {
        builder.whole(0, 0);
      } else {
        builder.copyCell(0, vector, row);
      }
      builder.endRow();
    }
    return builder.build(0).column(0);
  }

  /** Refuses numbers whose squares overflow. */
  static void requireModerate(double[] x, Column column, long firstRow) {
    for (int row = 0; row < x.length; row++) {
      if (Math.abs(x[row]) > LARGEST) {
        throw tooLarge(x[row], column, firstRow + row);
      }
    }
  }

  /** A number whose square overflows. */
  static GeneraException tooLarge(double value, Column column, long row) {
    return new GeneraException(
        StandardError.INVALID_DATA,
        "Row "
            + (row + 1)
            + ", column '"
            + column.name()
            + "': "
            + value
            + " is too large to be modelled; remove the row, or mark the cell as missing.");
  }

  /** A cell that a likelihood cannot explain. */
  static GeneraException outside(
      Batch block, int row, Column column, LikelihoodType type, String domain) {
    return new GeneraException(
        StandardError.INVALID_DATA,
        "Row "
            + (block.firstRow() + row + 1)
            + ", column '"
            + column.name()
            + "': "
            + block.numbers(block.schema().indexOf(column.name()))[row]
            + " has no "
            + type.name()
            + " likelihood, which is for numbers that are "
            + domain
            + "; choose another likelihood, or mark the cell as missing.");
  }

  /** A numeric column, NaN where it is missing; nothing if the batch lacks it. */
  static Optional<double[]> numbers(Column column, Batch rows) {
    OptionalInt index = find(column, rows);
    return index.isPresent() ? Optional.of(rows.numbers(index.getAsInt())) : Optional.empty();
  }

  /** The codes of a category, a boolean, or an integer that is 0 or 1. */
  static Optional<int[]> codes(Column column, Batch rows) {
    OptionalInt index = find(column, rows);
    if (index.isEmpty()) {
      return Optional.empty();
    }
    ColumnVector vector = rows.column(index.getAsInt());
    if (vector instanceof CategoryVector v) {
      return Optional.of(v.codes());
    }
    if (vector instanceof BoolVector v) {
      return Optional.of(codes(v));
    }
    return Optional.of(codes((WholeVector) vector));
  }

  private static int[] codes(BoolVector vector) {
    int[] codes = new int[vector.size()];
    for (int row = 0; row < codes.length; row++) {
      codes[row] = vector.values()[row];
    }
    return codes;
  }

  private static int[] codes(WholeVector vector) {
    int[] codes = new int[vector.size()];
    for (int row = 0; row < codes.length; row++) {
      long value = vector.values()[row];
      boolean possible = value == 0 || value == 1;
      codes[row] = possible ? (int) value : value == WholeVector.MISSING ? MISSING : IMPOSSIBLE;
    }
    return codes;
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
    if (column.type() instanceof ColumnType.Whole) {
      return new WholeVector(Arrays.stream(codes).asLongStream().toArray());
    }
    byte[] bits = new byte[codes.length];
    for (int row = 0; row < codes.length; row++) {
      bits[row] = (byte) codes[row];
    }
    return new BoolVector(bits);
  }
}
