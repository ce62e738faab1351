package org.genera.core;

import java.util.ArrayList;
import java.util.List;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchBuilder;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.ColumnVector;
import org.genera.api.data.Schema;
import org.genera.api.data.SeriesVector;

/**
 * Series that a model has filled, with what their steps had beside the model's columns. A series
 * that had no step has nothing of that.
 */
final class FilledSeries {

  private FilledSeries() {}

  /**
   * The steps of one column of series.
   *
   * @param column as it was read, whose columns of steps are wanted
   * @param read the series as they were read
   * @param filled the same series from the model, in its columns
   */
  static SeriesVector of(Column column, SeriesVector read, SeriesVector filled) {
    Schema step = ((ColumnType.Series) column.type()).step();
    int[] from = places(read, filled);
    List<ColumnVector> vectors = new ArrayList<>();
    for (Column wanted : step.columns()) {
      boolean modelled = filled.steps().schema().find(wanted.name()).isPresent();
      vectors.add(
          modelled
              ? filled.steps().column(wanted.name())
              : carried(wanted, read.steps().column(wanted.name()), from));
    }
    Batch steps = Batch.of(step, 0, from.length, vectors);
    return new SeriesVector(filled.offsets(), steps);
  }

  /** Where each step was read, negative if it was not. */
  private static int[] places(SeriesVector read, SeriesVector filled) {
    int[] from = new int[filled.steps().rows()];
    for (int row = 0; row < filled.size(); row++) {
      for (int t = filled.offsets()[row]; t < filled.offsets()[row + 1]; t++) {
        int place = t - filled.offsets()[row];
        from[t] = place < read.length(row) ? read.offsets()[row] + place : -1;
      }
    }
    return from;
  }

  private static ColumnVector carried(Column column, ColumnVector cells, int[] from) {
    BatchBuilder builder = new BatchBuilder(Schema.of(column), from.length);
    for (int place : from) {
      if (place >= 0) {
        builder.copyCell(0, cells, place);
      }
      builder.endRow();
    }
    return builder.build(0).column(0);
  }

  /** How many cells are missing in the steps of a series; one for a series without a step. */
  static int missing(SeriesVector series, int row) {
    Schema step = series.steps().schema();
    int missing = series.isMissing(row) ? 1 : 0;
    for (int c = 0; c < step.size(); c++) {
      if (ImputeTask.isFilled(step.column(c))) {
        for (int t = series.offsets()[row]; t < series.offsets()[row + 1]; t++) {
          missing += series.steps().column(c).isMissing(t) ? 1 : 0;
        }
      }
    }
    return missing;
  }
}
