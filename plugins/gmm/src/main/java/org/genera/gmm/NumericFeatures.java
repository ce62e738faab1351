package org.genera.gmm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchBuilder;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.ColumnVector;
import org.genera.api.data.RealVector;
import org.genera.api.data.Schema;
import org.genera.numerics.UnmodelledColumns;

/**
 * The features of a mixture, all numeric: real, integer, boolean as 0 and 1, date-time as
 * microseconds. Immutable.
 */
final class NumericFeatures {

  /** A whole number of 64 bits that a double holds exactly, close to the largest. */
  private static final double LARGEST_WHOLE = 0x1p62;

  private final Schema schema;

  private NumericFeatures(Schema schema) {
    this.schema = schema;
  }

  /**
   * The features of a schema; a label may stand alone.
   *
   * @throws GeneraException {@link StandardError#SCHEMA_MISMATCH} for columns that a mixture cannot
   *     model
   */
  static NumericFeatures of(Schema schema) {
    List<Column> others =
        schema.features().stream().filter(column -> !column.type().isNumeric()).toList();
    if (!others.isEmpty()) {
      throw notNumeric(others);
    }
    if (schema.features().isEmpty() && schema.label().isEmpty()) {
      throw new GeneraException(
          StandardError.SCHEMA_MISMATCH,
          "There is no numeric feature; gmm models numbers. Leave fewer columns out.");
    }
    return new NumericFeatures(Schema.of(schema.features()));
  }

  private static GeneraException notNumeric(List<Column> columns) {
    return UnmodelledColumns.refused(
        "gmm models numbers, which these columns are not",
        columns,
        ", or choose a family for mixed columns");
  }

  /** The features alone. */
  Schema schema() {
    return schema;
  }

  int size() {
    return schema.size();
  }

  /**
   * The numbers of a batch.
   *
   * @return {@code [feature][row]}; NaN for missing cells and columns that the batch lacks
   */
  double[][] columns(Batch batch) {
    double[][] columns = new double[size()][];
    for (int j = 0; j < columns.length; j++) {
      OptionalInt index = batch.schema().find(schema.column(j).name());
      columns[j] = index.isPresent() ? batch.numbers(index.getAsInt()) : missing(batch.rows());
    }
    return columns;
  }

  private static double[] missing(int rows) {
    double[] missing = new double[rows];
    Arrays.fill(missing, Double.NaN);
    return missing;
  }

  /** One row of {@link #columns}. */
  static double[] row(double[][] columns, int row) {
    double[] values = new double[columns.length];
    for (int j = 0; j < columns.length; j++) {
      values[j] = columns[j][row];
    }
    return values;
  }

  /**
   * A batch of the features, whose cells are the nearest values that their columns can hold.
   *
   * @param columns {@code [feature][row]}
   * @param rows how many rows
   */
  Batch batch(double[][] columns, int rows) {
    List<ColumnVector> vectors = new ArrayList<>();
    for (int j = 0; j < columns.length; j++) {
      vectors.add(vector(schema.column(j), columns[j]));
    }
    return Batch.of(schema, 0, rows, vectors);
  }

  private static ColumnVector vector(Column column, double[] values) {
    if (column.type() instanceof ColumnType.Real) {
      makeFinite(values);
      return new RealVector(values);
    }
    BatchBuilder builder = new BatchBuilder(Schema.of(column), values.length);
    for (double value : values) {
      builder.number(0, nearest(column.type(), value));
      builder.endRow();
    }
    return builder.build(0).column(0);
  }

  private static void makeFinite(double[] values) {
    for (int row = 0; row < values.length; row++) {
      values[row] = Math.max(-Double.MAX_VALUE, Math.min(Double.MAX_VALUE, values[row]));
    }
  }

  /** Sets a cell of a batch of the features to the nearest value that its column can hold. */
  void put(BatchBuilder builder, int feature, double value) {
    builder.number(feature, nearest(schema.column(feature).type(), value));
  }

  private static double nearest(ColumnType type, double value) {
    double limit = type instanceof ColumnType.Real ? Double.MAX_VALUE : LARGEST_WHOLE;
    double nearest = Math.max(-limit, Math.min(limit, value));
    if (type instanceof ColumnType.Bool) {
      nearest = nearest >= 0.5 ? 1 : 0;
    }
    return nearest;
  }
}
