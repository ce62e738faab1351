package org.genera.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchBuilder;
import org.genera.api.data.Batches;
import org.genera.api.data.BoolVector;
import org.genera.api.data.CategoryVector;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.ColumnVector;
import org.genera.api.data.RealVector;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.genera.api.engine.RandomStream;

/** Batches made from other batches. */
final class Rows {

  private Rows() {}

  /** The cells that are numbers, levels or points in time, {@code [row][column]}. */
  static double[][] numbers(Batch rows) {
    List<double[]> columns = new ArrayList<>();
    for (int c = 0; c < rows.schema().size(); c++) {
      if (isNumber(rows.schema().column(c).type())) {
        columns.add(rows.numbers(c));
      }
    }
    double[][] numbers = new double[rows.rows()][columns.size()];
    for (int row = 0; row < numbers.length; row++) {
      for (int c = 0; c < columns.size(); c++) {
        numbers[row][c] = columns.get(c)[row];
      }
    }
    return numbers;
  }

  /** Whether cells of a kind can be put in an order. */
  static boolean isNumber(ColumnType type) {
    return !(type instanceof ColumnType.Text
        || type instanceof ColumnType.Image
        || type instanceof ColumnType.Series);
  }

  static List<String> names(Collection<Column> columns) {
    return columns.stream().map(Column::name).toList();
  }

  static Batch features(Batch rows) {
    return rows.select(names(rows.schema().features()));
  }

  /** The features of real numbers. */
  static List<String> reals(Schema schema) {
    return names(
        schema.features().stream()
            .filter(column -> column.type() instanceof ColumnType.Real)
            .toList());
  }

  /** The same rows with other values in one column. */
  static Batch with(Batch rows, String column, ColumnVector values) {
    List<ColumnVector> vectors = new ArrayList<>(rows.columns());
    vectors.set(rows.schema().indexOf(column), values);
    return Batch.of(rows.schema(), rows.firstRow(), rows.rows(), vectors);
  }

  /** The same rows with one number in the whole of a real column. */
  static Batch withConstant(Batch rows, String column, double value) {
    double[] values = new double[rows.rows()];
    Arrays.fill(values, value);
    return with(rows, column, new RealVector(values));
  }

  /** The same rows with another number in one cell of a real column. */
  static Batch withCell(Batch rows, String column, int row, double value) {
    double[] values = rows.numbers(rows.schema().indexOf(column)).clone();
    values[row] = value;
    return with(rows, column, new RealVector(values));
  }

  /** The same rows with nothing in some columns. */
  static Batch without(Batch rows, Collection<String> columns) {
    Batch missing = Batch.missing(rows.schema(), rows.rows());
    Batch result = rows;
    for (String column : columns) {
      result = with(result, column, missing.column(column));
    }
    return result;
  }

  /** The same rows, features missing at random, but never all of a row. */
  static Batch withHoles(Batch rows, double share, RandomStream random) {
    BatchBuilder holed = new BatchBuilder(rows.schema(), rows.rows());
    List<Column> features = rows.schema().features();
    for (int row = 0; row < rows.rows(); row++) {
      int kept = random.nextInt(features.size());
      for (int c = 0; c < rows.schema().size(); c++) {
        Column column = rows.schema().column(c);
        boolean hole = column.role() == Role.FEATURE && random.nextDouble() < share;
        if (!hole || column.equals(features.get(kept))) {
          holed.copyCell(c, rows.column(c), row);
        }
      }
      holed.endRow();
    }
    return holed.build(0);
  }

  /** A column of a category or of booleans from the indices of levels; -1 is a missing cell. */
  static ColumnVector levels(ColumnType type, int[] codes) {
    if (type instanceof ColumnType.Category) {
      return new CategoryVector(codes);
    }
    byte[] bits = new byte[codes.length];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = (byte) codes[i];
    }
    return new BoolVector(bits);
  }

  /** The rows in which no feature is missing. */
  static Batch complete(Batch rows) {
    BitSet gaps = new BitSet();
    for (Column column : rows.schema().features()) {
      for (int row = 0; row < rows.rows(); row++) {
        if (rows.column(column.name()).isMissing(row)) {
          gaps.set(row);
        }
      }
    }
    return rows.pick(IntStream.range(0, rows.rows()).filter(row -> !gaps.get(row)).toArray());
  }

  /** The first rows, fewer if there are not as many. */
  static Batch first(Batch rows, int count) {
    return rows.slice(0, Math.min(count, rows.rows()));
  }

  /** One row many times. */
  static Batch repeat(Batch rows, int row, int times) {
    int[] picked = new int[times];
    Arrays.fill(picked, row);
    return rows.pick(picked);
  }

  /** The same rows, and a weight for each. */
  static Batch weighted(Batch rows, double[] weights) {
    Schema schema = Schema.of(Column.real("contract-weight").withRole(Role.WEIGHT));
    return Batches.beside(List.of(rows, Batch.ofReals(schema, weights).at(rows.firstRow())));
  }

  /** The same rows after an identifier and before an ignored column. */
  static Batch amongIgnored(Batch rows) {
    double[] numbers = new double[rows.rows()];
    Arrays.setAll(numbers, row -> 1 + row % 17);
    Schema id = Schema.of(Column.real("contract-id").withRole(Role.ID));
    Schema ignored = Schema.of(Column.real("contract-ignored").withRole(Role.IGNORED));
    return Batches.beside(
        List.of(
            Batch.ofReals(id, numbers).at(rows.firstRow()),
            rows,
            Batch.ofReals(ignored, numbers).at(rows.firstRow())));
  }

  static double[] ones(int rows) {
    double[] ones = new double[rows];
    Arrays.fill(ones, 1);
    return ones;
  }

  /** Weights from 0 to 3. */
  static double[] someWeights(int rows) {
    double[] weights = new double[rows];
    Arrays.setAll(weights, row -> row * 7 % 4);
    return weights;
  }

  /** Each row as often as its weight says. */
  static Batch repeated(Batch rows, double[] weights) {
    return rows.pick(
        IntStream.range(0, rows.rows())
            .flatMap(row -> IntStream.generate(() -> row).limit((long) weights[row]))
            .toArray());
  }

  /** The rows of some batches of one schema. */
  static Batch concat(List<Batch> batches) {
    return Batches.concat(batches.get(0).schema(), batches);
  }
}
