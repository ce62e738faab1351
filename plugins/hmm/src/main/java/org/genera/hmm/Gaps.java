package org.genera.hmm;

import java.util.Arrays;
import java.util.List;
import org.genera.api.data.Batch;
import org.genera.api.data.Batches;
import org.genera.api.data.SeriesVector;

/** Series some of which say nothing. */
final class Gaps {

  private Gaps() {}

  /**
   * The same series, those that are marked with steps of which nothing is known.
   *
   * @param blank one mark a series
   */
  static SeriesVector in(SeriesVector series, boolean[] blank) {
    Batch steps = series.steps();
    Batch none = Batch.missing(steps.schema(), 1);
    Batch all = Batches.concat(steps.schema(), List.of(steps, none));
    int[] from = new int[steps.rows()];
    Arrays.setAll(from, t -> t);
    for (int row = 0; row < blank.length; row++) {
      if (blank[row]) {
        Arrays.fill(from, series.offsets()[row], series.offsets()[row + 1], steps.rows());
      }
    }
    return new SeriesVector(series.offsets(), all.pick(from).at(0));
  }
}
