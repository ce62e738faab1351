package org.genera.hmm;

import java.util.Arrays;
import org.genera.api.data.Batch;

/** What is known of the last phase of series. */
final class LastStates {

  private final HmmModel model;

  LastStates(HmmModel model) {
    this.model = model;
  }

  /**
   * p(last phase | series), {@code [row][phase]}; empty where a series has no step, and not a
   * number where it is impossible.
   */
  double[][] of(Batch rows) {
    double[] ones = new double[rows.rows()];
    Arrays.fill(ones, 1);
    return of(rows, ones);
  }

  /** The same of the series whose weight is not 0; others are as if they had no step. */
  double[][] of(Batch rows, double[] weights) {
    double[][] last = new double[rows.rows()][0];
    new SeriesPass(model.parameters())
        .filter(
            model.layout().in(rows),
            (row, log, filtered) -> {
              if (weights[row] > 0) {
                last[row] = filtered;
                if (Impossible.is(log)) {
                  Arrays.fill(last[row], Double.NaN);
                }
              }
            });
    return last;
  }
}
