package org.genera.gmm;

import java.util.List;
import org.genera.api.data.Batch;
import org.genera.api.data.Column;
import org.genera.api.data.Dataset;
import org.genera.api.engine.RandomStream;
import org.genera.numerics.Reservoir;

/**
 * Some of the training rows, in memory: those with a label (all, where there is no label) and those
 * without one, drawn apart so that few labels are not lost among many rows.
 *
 * @param rows the rows with a label
 * @param unlabelled the rows without one
 * @param unlabelledScale what a row without a label stands for, in units of a row with one
 * @param complete whether nothing was left out
 */
record TrainingSample(Batch rows, Batch unlabelled, double unlabelledScale, boolean complete) {

  private static final int LIMIT = 8192;

  static TrainingSample of(TrainingData data) {
    if (data.label().isEmpty()) {
      Reservoir all = draw(data, "gmm rows", (batch, row) -> true);
      return new TrainingSample(all.rows(), none(data), 1, all.isComplete());
    }
    String label = data.label().map(Column::name).orElseThrow();
    Reservoir with = draw(data, "gmm rows", (batch, row) -> !batch.column(label).isMissing(row));
    Reservoir without =
        draw(data, "gmm unlabelled rows", (batch, row) -> batch.column(label).isMissing(row));
    return new TrainingSample(
        with.rows(),
        without.rows(),
        standsFor(without) / standsFor(with),
        with.isComplete() && without.isComplete());
  }

  private static Batch none(TrainingData data) {
    return Batch.missing(data.columns(), 0);
  }

  private static Reservoir draw(TrainingData data, String purpose, Reservoir.Selection selection) {
    return Reservoir.of(
        data.rows(),
        data.columns(),
        selection,
        LIMIT,
        RandomStream.of(data.context().seed(), purpose, 0),
        data.context().cancellation());
  }

  private static double standsFor(Reservoir reservoir) {
    return reservoir.rows().rows() == 0 ? 1 : (double) reservoir.seen() / reservoir.rows().rows();
  }

  /** All rows of the sample. */
  Dataset data() {
    return with(rows);
  }

  /** Other rows with a label, beside those without one. */
  Dataset with(Batch labelled) {
    return Dataset.of(labelled.schema(), List.of(labelled, unlabelled));
  }

  /** What labels say of these rows. */
  Supervision scaled(Supervision supervision) {
    return supervision.weighing(supervision.unlabelledWeight() * unlabelledScale);
  }
}
