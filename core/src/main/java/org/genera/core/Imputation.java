package org.genera.core;

import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.BatchSink;
import org.genera.api.data.Dataset;
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
    List<String> written = rows.schema().names();
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
                String purpose = PlatformTasks.IMPUTE + "-" + fill.name().toLowerCase(Locale.ROOT);
                context
                    .engine()
                    .forEachBlock(
                        PlatformTasks.blocks(
                            task, rows, purpose, counter.and(written, sink), context));
              });
          return counter;
        });
    ImputeResult result = counter.result((System.nanoTime() - start) * 1e-9);
    if (result.impossibleRows() > 0) {
      run.listener().warning(counter.inVain());
    }
    return result;
  }

  /** Adds up the counts of {@link ImputeTask}, block after block. */
  private static final class Counter {
    private long rows;
    private long filled;
    private long impossible;
    private long first;

    /** Hands the columns to be written on. */
    BatchSink and(List<String> written, BatchSink next) {
      return batch -> {
        int counts = batch.schema().size() - ImputeTask.INTERNAL;
        rows += batch.rows();
        filled += (long) Arrays.stream(batch.numbers(counts)).sum();
        addImpossible(batch.numbers(counts + 1), batch.firstRow());
        next.accept(batch.select(written));
      };
    }

    private void addImpossible(double[] marks, long firstRow) {
      for (int row = 0; row < marks.length; row++) {
        if (marks[row] > 0) {
          first = impossible == 0 ? firstRow + row + 1 : first;
          impossible++;
        }
      }
    }

    String inVain() {
      return impossible == 1
          ? "Row "
              + first
              + " holds what is impossible in the model, so that nothing follows from"
              + " it; its gaps were filled all the same. Correct it, or mark what is wrong as"
              + " missing."
          : impossible
              + " rows hold what is impossible in the model, the first of them row "
              + first
              + ", so that nothing follows from them; their gaps were filled all the same. Correct"
              + " them, or mark what is wrong as missing.";
    }

    ImputeResult result(double seconds) {
      if (rows == 0) {
        throw new GeneraException(StandardError.NO_DATA, "There is no row to fill.");
      }
      return new ImputeResult(rows, filled, impossible, seconds);
    }
  }
}
