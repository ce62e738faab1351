package org.genera.core;

import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;
import org.genera.api.RunContext;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchSink;
import org.genera.api.data.Column;
import org.genera.api.data.Dataset;
import org.genera.api.engine.BlockRequest;
import org.genera.api.model.Model;
import org.genera.api.option.Options;

/** Bounds of log p(x) of whole datasets. */
final class Bounding {

  private final Runs runs;

  @Inject
  Bounding(Runs runs) {
    this.runs = runs;
  }

  /** The mean evidence lower bound of rows by their weights, in nats, by one draw a row. */
  double mean(Model model, Dataset rows, RunContext context) {
    List<String> columns =
        Stream.concat(model.schema().features().stream(), rows.schema().weight().stream())
            .map(Column::name)
            .toList();
    var task =
        runs.platformTask(
            PlatformTasks.BOUND, Options.none(), rows.schema().select(columns), model);
    Total total = new Total();
    context
        .engine()
        .forEachBlock(new BlockRequest(task, rows, PlatformTasks.BOUND, total, context));
    return total.sum / total.weight;
  }

  private static final class Total implements BatchSink {
    private double sum;
    private double weight;

    @Override
    public void accept(Batch bounds) {
      double[] values = bounds.numbers(0);
      double[] weights = bounds.numbers(1);
      for (int row = 0; row < values.length; row++) {
        sum += weights[row] * values[row];
        weight += weights[row];
      }
    }
  }
}
