package org.genera.numerics;

import java.util.List;
import java.util.Optional;
import org.genera.api.RunContext;
import org.genera.api.data.Batch;
import org.genera.api.data.Column;
import org.genera.api.data.Dataset;
import org.genera.api.data.Schema;
import org.genera.api.engine.RandomStream;

/**
 * Some of the training rows, in memory: those with a label (all, where there is no label) and those
 * without one, drawn apart so that few labels are not lost among many rows.
 *
 * @param rows the rows with a label
 * @param unlabelled the rows without one
 * @param unlabelledScale what a row without a label stands for, in units of a row with one
 * @param complete whether nothing was left out
 */
public record LabelledSample(
    Batch rows, Batch unlabelled, double unlabelledScale, boolean complete) {

  private static final int LIMIT = 8192;

  /**
   * Draws at most 8192 rows with a label and as many without one.
   *
   * @param data the rows
   * @param columns the columns to keep, among them the label if there is one
   * @param purpose what the random streams are for, such as the family's name
   * @param context seed and cancellation
   * @return the rows
   */
  public static LabelledSample of(
      Dataset data, Schema columns, String purpose, RunContext context) {
    Drawing drawing = new Drawing(data, columns, context);
    Optional<String> label = columns.label().map(Column::name);
    if (label.isEmpty()) {
      Reservoir all = drawing.draw(purpose + " rows", (batch, row) -> true);
      return new LabelledSample(all.rows(), Batch.missing(columns, 0), 1, all.isComplete());
    }
    String name = label.get();
    Reservoir with =
        drawing.draw(purpose + " rows", (batch, row) -> !batch.column(name).isMissing(row));
    Reservoir without =
        drawing.draw(
            purpose + " unlabelled rows", (batch, row) -> batch.column(name).isMissing(row));
    return new LabelledSample(
        with.rows(),
        without.rows(),
        standsFor(without) / standsFor(with),
        with.isComplete() && without.isComplete());
  }

  private record Drawing(Dataset data, Schema columns, RunContext context) {
    Reservoir draw(String purpose, Reservoir.Selection selection) {
      return Reservoir.of(
          data,
          columns,
          selection,
          LIMIT,
          RandomStream.of(context.seed(), purpose, 0),
          context.cancellation());
    }
  }

  private static double standsFor(Reservoir reservoir) {
    return reservoir.rows().rows() == 0 ? 1 : (double) reservoir.seen() / reservoir.rows().rows();
  }

  /**
   * All rows of the sample.
   *
   * @return those with a label, then those without
   */
  public Dataset data() {
    return with(rows);
  }

  /**
   * Other rows with a label, beside those without one.
   *
   * @param labelled rows of the sample's columns
   * @return a dataset in memory
   */
  public Dataset with(Batch labelled) {
    return Dataset.of(labelled.schema(), List.of(labelled, unlabelled));
  }
}
