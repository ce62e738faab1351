package org.genera.core;

import jakarta.inject.Inject;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Dataset;
import org.genera.api.model.Model;
import org.genera.api.model.Updatable;
import org.genera.core.data.MaterializedDataset;
import org.genera.core.plugin.PluginContext;

/** Lets a model learn from more rows, in their order. */
final class Updating {

  private final Runs runs;

  @Inject
  Updating(Runs runs) {
    this.runs = runs;
  }

  UpdateResult update(Model model, Dataset data, RunOptions run) {
    Updatable learner = runs.require(model, Updatable.class);
    warnOfAbsentWeight(model, data, run);
    try (MaterializedDataset rows = Fitting.materialize(data, run)) {
      long count = rows.rows().orElseThrow();
      if (count == 0) {
        throw new GeneraException(StandardError.NO_DATA, "There is no row to learn from.");
      }
      long start = System.nanoTime();
      Model updated =
          runs.within(
              run, context -> PluginContext.call(model, () -> learner.update(rows, context)));
      return new UpdateResult(updated, count, (System.nanoTime() - start) * 1e-9);
    }
  }

  private static void warnOfAbsentWeight(Model model, Dataset data, RunOptions run) {
    model
        .schema()
        .weight()
        .filter(weight -> data.schema().weight().isEmpty())
        .ifPresent(
            weight ->
                run.listener()
                    .warning(
                        "The data have no column '"
                            + weight.name()
                            + "', the model's weight: every row counts once."));
  }
}
