package org.genera.hmm;

import org.genera.api.data.Batch;
import org.genera.api.data.SeriesVector;
import org.genera.api.engine.Aggregation;

/**
 * Counts series by their class: of each class the weight of its series, then that of the series
 * without a label. A series without a step says nothing.
 */
final class ClassCounts implements Aggregation {

  private final ClassLayout layout;
  private final SeriesLayout series;

  ClassCounts(ClassLayout layout) {
    this.layout = layout;
    series = SeriesLayout.of(layout.one());
  }

  @Override
  public int prepare(double[] parameters) {
    return layout.count() + 1;
  }

  @Override
  public void accumulate(Batch block, double[] statistics) {
    int[] codes = layout.labels().codes(block);
    double[] weights = block.weights();
    SeriesVector steps = series.in(block);
    for (int row = 0; row < codes.length; row++) {
      if (steps.length(row) > 0) {
        statistics[codes[row] < 0 ? layout.count() : codes[row]] += weights[row];
      }
    }
  }
}
