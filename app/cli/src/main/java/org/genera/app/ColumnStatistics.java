package org.genera.app;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.genera.api.data.Batch;
import org.genera.api.data.CategoryVector;
import org.genera.api.data.CellText;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.ColumnVector;
import org.genera.api.data.SeriesVector;
import org.genera.api.data.TextVector;

/**
 * What is in one column: missing cells, distinct values, and for numbers their range, mean and
 * spread.
 */
final class ColumnStatistics {

  /** More distinct values than this are not told apart, so that memory stays small. */
  private static final int MAX_DISTINCT = 1000;

  private final Column column;
  private final Optional<SeriesStatistics> series;
  private final Set<Object> distinct = new HashSet<>();
  private long missing;
  private long present;
  private double min = Double.POSITIVE_INFINITY;
  private double max = Double.NEGATIVE_INFINITY;
  private String minText = "";
  private String maxText = "";
  private double mean;
  private double squares;

  ColumnStatistics(Column column) {
    this.column = column;
    series =
        column.type() instanceof ColumnType.Series type
            ? Optional.of(new SeriesStatistics(type))
            : Optional.empty();
  }

  Column column() {
    return column;
  }

  /** What is in the steps, for a column of series. */
  Optional<SeriesStatistics> series() {
    return series;
  }

  void add(Batch batch, int index) {
    ColumnVector vector = batch.column(index);
    if (vector instanceof SeriesVector steps) {
      series.ifPresent(statistics -> statistics.add(steps));
    }
    boolean numeric = column.type().isNumeric();
    double[] numbers = numeric ? batch.numbers(index) : new double[0];
    for (int row = 0; row < batch.rows(); row++) {
      if (vector.isMissing(row)) {
        missing++;
        continue;
      }
      present++;
      if (numeric) {
        addNumber(numbers[row], vector, row);
      } else {
        addDistinct(vector, row);
      }
    }
  }

  /** Mean and squared deviations in one pass (Welford 1962). */
  private void addNumber(double value, ColumnVector vector, int row) {
    double deviation = value - mean;
    mean += deviation / present;
    squares += deviation * (value - mean);
    if (value < min) {
      min = value;
      minText = CellText.of(column.type(), vector, row);
    }
    if (value > max) {
      max = value;
      maxText = CellText.of(column.type(), vector, row);
    }
    count(value);
  }

  private void addDistinct(ColumnVector vector, int row) {
    if (vector instanceof CategoryVector category) {
      count(category.codes()[row]);
    } else if (vector instanceof TextVector) {
      count(CellText.of(column.type(), vector, row));
    }
  }

  private void count(Object value) {
    if (distinct.size() <= MAX_DISTINCT) {
      distinct.add(value);
    }
  }

  double mean() {
    return present == 0 ? Double.NaN : mean;
  }

  double standardDeviation() {
    return present < 2 ? Double.NaN : Math.sqrt(squares / (present - 1));
  }

  /**
   * Adds what holds for the column's kind; texts have every entry, so that tables have one shape.
   */
  void addTo(Report row) {
    row.put("missing", missing);
    if (isCounted()) {
      boolean many = distinct.size() > MAX_DISTINCT;
      row.jsonOnly("distinct", Math.min(distinct.size(), MAX_DISTINCT))
          .jsonOnly("moreDistinct", many)
          .textOnly("distinct", many ? MAX_DISTINCT + "+" : distinct.size());
    } else {
      row.textOnly("distinct", "");
    }
    if (series.isPresent()) {
      series.get().addTo(row);
    } else if (column.type() instanceof ColumnType.DateTime) {
      row.put("min", minText).put("max", maxText).textOnly("mean", "").textOnly("sd", "");
    } else if (column.type().isNumeric()) {
      row.put("min", number(min)).put("max", number(max)).put("mean", mean());
      row.jsonOnly("standardDeviation", standardDeviation()).textOnly("sd", standardDeviation());
    } else {
      Stream.of("min", "max", "mean", "sd").forEach(key -> row.textOnly(key, ""));
    }
    if (column.type() instanceof ColumnType.Category category) {
      row.jsonOnly("levels", category.levels());
    }
  }

  private boolean isCounted() {
    return !(column.type() instanceof ColumnType.Image)
        && !(column.type() instanceof ColumnType.Series);
  }

  private static double number(double value) {
    return Double.isInfinite(value) ? Double.NaN : value;
  }
}
