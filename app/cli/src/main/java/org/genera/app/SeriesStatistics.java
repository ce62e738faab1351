package org.genera.app;

import java.util.List;
import org.genera.api.data.ColumnType;
import org.genera.api.data.SeriesVector;

/** What is in a column of series: how many steps, how long the series are, and what steps hold. */
final class SeriesStatistics {

  private final List<ColumnStatistics> steps;
  private long count;
  private long series;
  private int min = Integer.MAX_VALUE;
  private int max;

  SeriesStatistics(ColumnType.Series type) {
    steps = type.step().columns().stream().map(ColumnStatistics::new).toList();
  }

  void add(SeriesVector vector) {
    for (int row = 0; row < vector.size(); row++) {
      if (!vector.isMissing(row)) {
        series++;
        min = Math.min(min, vector.length(row));
        max = Math.max(max, vector.length(row));
      }
    }
    count += vector.steps().rows();
    for (int c = 0; c < steps.size(); c++) {
      steps.get(c).add(vector.steps(), c);
    }
  }

  /** The columns of a step. */
  List<ColumnStatistics> steps() {
    return steps;
  }

  /** Adds the lengths; in the text's table they stand among the values of other columns. */
  void addTo(Report row) {
    double mean = series == 0 ? Double.NaN : (double) count / series;
    Object least = series == 0 ? (Object) Double.NaN : min;
    Object most = series == 0 ? (Object) Double.NaN : max;
    row.jsonOnly("steps", count)
        .jsonOnly("minLength", least)
        .jsonOnly("maxLength", most)
        .jsonOnly("meanLength", mean)
        .textOnly("min", least)
        .textOnly("max", most)
        .textOnly("mean", mean)
        .textOnly("sd", "");
  }

  /** What the figures of the text's table are. */
  String why() {
    return "series: " + count + (count == 1 ? " step" : " steps") + ", min to max in each";
  }
}
