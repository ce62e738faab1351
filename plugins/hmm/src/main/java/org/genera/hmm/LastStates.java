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
    ForwardBackward algorithm = new ForwardBackward(model.parameters().chain());
    new SeriesPass(model.parameters())
        .visit(
            model.layout().in(rows),
            (row, from, steps, tile) -> {
              double log = algorithm.forward(tile, steps);
              Impossible.refuse(log, rows.firstRow() + row);
              last[row] = algorithm.filtered(steps - 1);
            });
    return last;
  }
}
