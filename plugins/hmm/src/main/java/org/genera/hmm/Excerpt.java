package org.genera.hmm;

import java.util.ArrayList;
import java.util.List;
import org.genera.api.data.Batch;
import org.genera.api.data.ColumnVector;
import org.genera.api.data.SeriesVector;
import org.genera.api.engine.RandomStream;

/** Some series, of which long ones are cut to a stretch that begins anywhere in them. */
final class Excerpt {

  private Excerpt() {}

  /**
   * Cuts series.
   *
   * @param rows of series
   * @param layout where the series are
   * @param steps how many steps a series may keep
   * @param random where chance comes from
   * @return the same rows, or as many rows whose series are no longer than that
   */
  static Batch of(Batch rows, SeriesLayout layout, int steps, RandomStream random) {
    SeriesVector series = layout.in(rows);
    int[] offsets = new int[series.size() + 1];
    for (int row = 0; row < series.size(); row++) {
      offsets[row + 1] = offsets[row] + Math.min(steps, series.length(row));
    }
    if (offsets[series.size()] == series.steps().rows()) {
      return rows;
    }
    int[] kept = new int[offsets[series.size()]];
    for (int row = 0; row < series.size(); row++) {
      int length = offsets[row + 1] - offsets[row];
      int first = series.offsets()[row] + random.nextInt(series.length(row) - length + 1);
      for (int t = 0; t < length; t++) {
        kept[offsets[row] + t] = first + t;
      }
    }
    List<ColumnVector> columns = new ArrayList<>(rows.columns());
    columns.set(
        rows.schema().indexOf(layout.series().name()),
        new SeriesVector(offsets, series.steps().pick(kept)));
    return Batch.of(rows.schema(), rows.firstRow(), rows.rows(), columns);
  }
}
