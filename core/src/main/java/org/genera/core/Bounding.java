package org.genera.core;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.genera.api.GeneraException;
import org.genera.api.RunContext;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchSink;
import org.genera.api.data.Column;
import org.genera.api.data.Dataset;
import org.genera.api.data.Schema;
import org.genera.api.engine.TaskSpec;
import org.genera.api.model.DensityBound;
import org.genera.api.model.Model;

/** Bounds log p(x) of every row from below, in one streamed pass. */
final class Bounding {

  /** Rows of a block at least, however many draws each has: what networks take at a time. */
  private static final int FEWEST_ROWS = 128;

  private final Runs runs;
  private final DataService data;

  @Inject
  Bounding(Runs runs, DataService data) {
    this.runs = runs;
    this.data = data;
  }

  BoundResult bound(
      Model model, Dataset rows, Optional<OutputRequest> output, int draws, RunOptions run) {
    runs.require(model, DensityBound.class);
    output.ifPresent(data::checkOutput);
    Total total = new Total(draws);
    runs.within(
        run,
        context -> {
          if (output.isPresent()) {
            data.write(
                output.get(),
                written(draws),
                sink -> bounds(model, rows, draws, context, total.and(sink)));
          } else {
            bounds(model, rows, draws, context, total);
          }
          return total;
        });
    return total.result();
  }

  /** The mean evidence lower bound of rows by their weights, in nats, by one draw a row. */
  double mean(Model model, Dataset rows, RunContext context) {
    Total total = new Total(1);
    bounds(model, rows, 1, context, total);
    return total.result().meanElbo();
  }

  /** Gives bounds and weight of each row of some data to a sink, such as a {@link Total}. */
  void bounds(Model model, Dataset rows, int draws, RunContext context, BatchSink sink) {
    List<String> columns =
        Stream.concat(model.schema().features().stream(), rows.schema().weight().stream())
            .map(Column::name)
            .toList();
    TaskSpec task =
        runs.platformTask(
            PlatformTasks.BOUND, PlatformTasks.draws(draws), rows.schema().select(columns), model);
    UnknownLevelView view = new UnknownLevelView(model);
    context
        .engine()
        .forEachBlock(
            PlatformTasks.blocks(
                task, view.of(rows), PlatformTasks.BOUND, sink, sized(context, draws)));
    view.tell(context.listener());
  }

  /** Many draws a row are much work, so a block has fewer rows, and no thread waits for another. */
  private static RunContext sized(RunContext context, int draws) {
    int rows = Math.max(FEWEST_ROWS, context.blockRows() / draws);
    return context.toBuilder().blockRows(Math.min(rows, context.blockRows())).build();
  }

  /** One draw has no importance-weighted bound that is worth telling. */
  private static Schema written(int draws) {
    return PlatformTasks.BOUNDS.select(PlatformTasks.BOUNDS.names().subList(0, draws > 1 ? 3 : 1));
  }

  /** Adds up bounds, block after block, of one dataset or several. */
  static final class Total implements BatchSink {
    private final long start = System.nanoTime();
    private final int draws;
    private long rows;
    private long impossible;
    private double elbo;
    private double importanceWeighted;
    private double variance;
    private double weight;

    Total(int draws) {
      this.draws = draws;
    }

    BatchSink and(BatchSink next) {
      return batch -> {
        accept(batch);
        next.accept(batch.select(written(draws).names()));
      };
    }

    @Override
    public void accept(Batch bounds) {
      double[] elbos = bounds.numbers(0);
      double[] tighter = bounds.numbers(1);
      double[] errors = bounds.numbers(2);
      double[] weights = bounds.numbers(3);
      for (int i = 0; i < weights.length; i++) {
        impossible += elbos[i] == Double.NEGATIVE_INFINITY ? 1 : 0;
        weight += weights[i];
        if (weights[i] != 0) {
          elbo += weights[i] * elbos[i];
          importanceWeighted += weights[i] * tighter[i];
          variance += weights[i] * weights[i] * errors[i] * errors[i];
        }
      }
      rows += bounds.rows();
    }

    BoundResult result() {
      if (rows == 0) {
        throw new GeneraException(StandardError.NO_DATA, "There is no row to score.");
      }
      return new BoundResult(
          rows,
          draws,
          elbo,
          elbo / weight,
          importanceWeighted,
          importanceWeighted / weight,
          draws > 1 ? Math.sqrt(variance) / weight : Double.NaN,
          impossible,
          (System.nanoTime() - start) * 1e-9);
    }
  }
}
