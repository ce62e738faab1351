package org.genera.core;

import jakarta.inject.Inject;
import java.util.Locale;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.Column;
import org.genera.api.data.Dataset;
import org.genera.api.data.Role;
import org.genera.api.engine.BlockRequest;
import org.genera.api.engine.TaskSpec;
import org.genera.api.model.Conditioning;
import org.genera.api.model.Fill;
import org.genera.api.model.Model;

/**
 * Fills missing cells, in one streamed pass; columns that the model does not know are carried
 * along.
 */
final class Imputation {

  private final Runs runs;
  private final DataService data;

  @Inject
  Imputation(Runs runs, DataService data) {
    this.runs = runs;
    this.data = data;
  }

  ImputeResult impute(Model model, Dataset rows, OutputRequest output, Fill fill, RunOptions run) {
    runs.require(model, Conditioning.class);
    data.checkOutput(output);
    long start = System.nanoTime();
    Counter counter = new Counter();
    TaskSpec task =
        runs.platformTask(PlatformTasks.IMPUTE, PlatformTasks.fill(fill), rows.schema(), model);
    runs.within(
        run,
        context -> {
          data.write(
              output,
              rows.schema(),
              sink -> {
                Dataset counted = new MappedDataset(rows, counter::count);
                String purpose = PlatformTasks.IMPUTE + "-" + fill.name().toLowerCase(Locale.ROOT);
                context
                    .engine()
                    .forEachBlock(new BlockRequest(task, counted, purpose, sink, context));
              });
          return counter;
        });
    return counter.result((System.nanoTime() - start) * 1e-9);
  }

  /** Counts rows and missing cells of modelled columns; blocks may come from several threads. */
  private static final class Counter {
    private long rows;
    private long missing;

    synchronized Batch count(Batch batch) {
      rows += batch.rows();
      for (int c = 0; c < batch.schema().size(); c++) {
        Column column = batch.schema().column(c);
        if (column.role() == Role.FEATURE || column.role() == Role.LABEL) {
          for (int row = 0; row < batch.rows(); row++) {
            missing += batch.column(c).isMissing(row) ? 1 : 0;
          }
        }
      }
      return batch;
    }

    synchronized ImputeResult result(double seconds) {
      if (rows == 0) {
        throw new GeneraException(StandardError.NO_DATA, "There is no row to fill.");
      }
      return new ImputeResult(rows, missing, seconds);
    }
  }
}
