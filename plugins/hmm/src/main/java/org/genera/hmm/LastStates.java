package org.genera.hmm;

import org.genera.api.data.Batch;

/** What is known of the last state of series. */
final class LastStates {

  private final HmmModel model;

  LastStates(HmmModel model) {
    this.model = model;
  }

  /** p(last state | series), {@code [row][state]}; empty where a series has no step. */
  double[][] of(Batch rows) {
    double[][] last = new double[rows.rows()][0];
    new SeriesPass(model.parameters())
        .filter(
            model.layout().in(rows),
            (row, log, filtered) -> {
              Impossible.refuse(log, rows.firstRow() + row);
              last[row] = filtered;
            });
    return last;
  }
}
