package org.genera.core;

import jakarta.inject.Inject;
import java.util.ArrayList;
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
import org.genera.api.model.Density;
import org.genera.api.model.Model;
import org.genera.api.option.Options;

/** Computes log p(x) of every row, in one streamed pass. */
final class Scoring {

  private static final Schema OUTPUT = Schema.of(PlatformTasks.SCORES.column(0));

  private final Runs runs;
  private final DataService data;

  @Inject
  Scoring(Runs runs, DataService data) {
    this.runs = runs;
    this.data = data;
  }

  ScoreResult score(Model model, Dataset rows, Optional<OutputRequest> output, RunOptions run) {
    runs.require(model, Density.class);
    output.ifPresent(data::checkOutput);
    Total total = new Total();
    runs.within(
        run,
        context -> {
          if (output.isPresent()) {
            List<Column> columns = new ArrayList<>(SeriesKeys.naming(rows.schema(), model));
            columns.addAll(OUTPUT.columns());
            Schema written = Schema.of(columns);
            data.write(
                output.get(),
                written,
                sink -> scores(model, rows, context, total.and(written, sink)));
          } else {
            scores(model, rows, context, total);
          }
          return total;
        });
    return total.result();
  }

  ScoreResult total(Model model, Dataset rows, RunContext context) {
    Total total = new Total();
    scores(model, rows, context, total);
    return total.result();
  }

  /**
   * Gives log p(x) and weight of each row of some data, after what names series, to a sink, such as
   * a {@link Total}.
   */
  void scores(Model model, Dataset rows, RunContext context, BatchSink sink) {
    List<String> columns =
        Stream.of(
                SeriesKeys.naming(rows.schema(), model).stream(),
                model.schema().features().stream(),
                rows.schema().weight().stream())
            .flatMap(column -> column)
            .map(Column::name)
            .toList();
    var task =
        runs.platformTask(
            PlatformTasks.SCORE, Options.none(), rows.schema().select(columns), model);
    UnknownLevelView view = new UnknownLevelView(model);
    context
        .engine()
        .forEachBlock(
            PlatformTasks.blocks(task, view.of(rows), PlatformTasks.SCORE, sink, context));
    view.tell(context.listener());
  }

  /** Adds up scores, block after block, of one dataset or several. */
  static final class Total implements BatchSink {
    private final long start = System.nanoTime();
    private long rows;
    private long impossible;
    private double logLikelihood;
    private double weight;

    BatchSink and(Schema written, BatchSink next) {
      return batch -> {
        accept(batch);
        next.accept(batch.select(written.names()));
      };
    }

    @Override
    public void accept(Batch scores) {
      int first = scores.schema().size() - PlatformTasks.SCORES.size();
      double[] logDensities = scores.numbers(first);
      double[] weights = scores.numbers(first + 1);
      double sum = 0;
      double sumOfWeights = 0;
      for (int i = 0; i < scores.rows(); i++) {
        if (logDensities[i] == Double.NEGATIVE_INFINITY) {
          impossible++;
        }
        sum += weights[i] == 0 ? 0 : weights[i] * logDensities[i];
        sumOfWeights += weights[i];
      }
      logLikelihood += sum;
      weight += sumOfWeights;
      rows += scores.rows();
    }

    ScoreResult result() {
      if (rows == 0) {
        throw new GeneraException(StandardError.NO_DATA, "There is no row to score.");
      }
      double seconds = (System.nanoTime() - start) * 1e-9;
      return new ScoreResult(rows, logLikelihood, logLikelihood / weight, impossible, seconds);
    }
  }
}
