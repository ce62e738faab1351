package org.genera.core;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.genera.api.data.BatchBuilder;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnVector;
import org.genera.api.data.DateTimeVector;
import org.genera.api.data.RealVector;
import org.genera.api.data.Schema;
import org.genera.api.data.SeriesVector;
import org.genera.api.data.WholeVector;

/**
 * How what names steps goes on behind the last: numbers and times from step to step by as much as
 * they have risen so far. Where they have not always risen by the same, or there is only one step,
 * names are missing.
 */
final class ContinuedSteps {

  private final SeriesVector series;
  private final IntUnaryOperator steps;

  /**
   * Names of further steps.
   *
   * @param series what they go on from
   * @param steps how many there are of a series, by its row
   */
  ContinuedSteps(SeriesVector series, IntUnaryOperator steps) {
    this.series = series;
    this.steps = steps;
  }

  /** A vector for each column, with the steps of one series after those of another. */
  List<ColumnVector> of(List<Column> columns) {
    List<ColumnVector> vectors = new ArrayList<>();
    for (Column column : columns) {
      BatchBuilder builder = new BatchBuilder(Schema.of(column), series.size());
      for (int row = 0; row < series.size(); row++) {
        goOn(series.steps().column(column.name()), row, builder);
      }
      vectors.add(builder.build(0).column(0));
    }
    return vectors;
  }

  private void goOn(ColumnVector names, int row, BatchBuilder builder) {
    int from = series.offsets()[row];
    int to = series.offsets()[row + 1];
    boolean even = to - from > 1 && !names.isMissing(from);
    for (int t = from + 1; t < to && even; t++) {
      even = !names.isMissing(t) && isEven(names, from, t);
    }
    for (int h = 1; h <= steps.applyAsInt(row); h++) {
      if (even) {
        put(names, to - 1, h, builder);
      }
      builder.endRow();
    }
  }

  private static boolean isEven(ColumnVector names, int from, int t) {
    if (names instanceof RealVector reals) {
      double[] values = reals.values();
      return values[t] - values[t - 1] == values[from + 1] - values[from];
    }
    long[] values = wholes(names);
    return values.length > 0 && values[t] - values[t - 1] == values[from + 1] - values[from];
  }

  private static void put(ColumnVector names, int last, int h, BatchBuilder builder) {
    if (names instanceof RealVector reals) {
      double[] values = reals.values();
      builder.number(0, values[last] + h * (values[last] - values[last - 1]));
    } else {
      long[] values = wholes(names);
      builder.whole(0, values[last] + h * (values[last] - values[last - 1]));
    }
  }

  /** None for names that have no order. */
  private static long[] wholes(ColumnVector names) {
    if (names instanceof WholeVector whole) {
      return whole.values();
    }
    return names instanceof DateTimeVector times ? times.values() : new long[0];
  }
}
