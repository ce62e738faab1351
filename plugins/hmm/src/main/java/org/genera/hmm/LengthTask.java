package org.genera.hmm;

import org.genera.api.data.Batch;
import org.genera.api.data.BatchBuilder;
import org.genera.api.data.Column;
import org.genera.api.data.Schema;
import org.genera.api.data.SeriesVector;
import org.genera.api.engine.BlockTask;
import org.genera.api.engine.RandomStream;

/** What must be known of series before they are learnt: a row for each that has a step. */
final class LengthTask implements BlockTask {

  private static final Schema OUTPUT =
      Schema.of(
          Column.whole("length"),
          Column.real("weight"),
          Column.whole("observed"),
          Column.whole("labelled"));

  private final SeriesLayout layout;

  LengthTask(Schema schema) {
    layout = SeriesLayout.of(schema);
  }

  @Override
  public Batch apply(Batch block, RandomStream random) {
    SeriesVector series = layout.in(block);
    boolean[] observed = layout.observed(series.steps());
    int[] codes = layout.codes(series.steps());
    double[] weights = block.weights();
    BatchBuilder rows = new BatchBuilder(OUTPUT, block.rows());
    for (int row = 0; row < block.rows(); row++) {
      if (series.length(row) > 0 && weights[row] > 0) {
        int known = 0;
        int labelled = 0;
        for (int t = series.offsets()[row]; t < series.offsets()[row + 1]; t++) {
          known += observed[t] ? 1 : 0;
          labelled += codes[t] >= 0 ? 1 : 0;
        }
        rows.whole(0, series.length(row));
        rows.number(1, weights[row]);
        rows.whole(2, known);
        rows.whole(3, labelled);
        rows.endRow();
      }
    }
    return rows.build(block.firstRow());
  }
}
