package org.genera.core;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.genera.api.GeneraException;
import org.genera.api.RunContext;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchSink;
import org.genera.api.data.Column;
import org.genera.api.data.Dataset;
import org.genera.api.data.Schema;
import org.genera.api.engine.BlockRequest;
import org.genera.api.engine.TaskSpec;
import org.genera.api.model.Classifier;
import org.genera.api.model.Model;
import org.genera.api.option.Options;

/** Computes p(y | x) of every row, in one streamed pass. */
final class Classification {

  private final Runs runs;
  private final DataService data;

  @Inject
  Classification(Runs runs, DataService data) {
    this.runs = runs;
    this.data = data;
  }

  ClassifyResult classify(
      Model model, Dataset rows, Optional<OutputRequest> output, RunOptions run) {
    runs.require(model, Classifier.class);
    output.ifPresent(data::checkOutput);
    Schema all = ClassifyTask.output(model);
    List<String> written = all.names().subList(0, all.size() - ClassifyTask.INTERNAL);
    Total total = new Total(written);
    runs.within(
        run,
        context -> {
          if (output.isPresent()) {
            data.write(
                output.get(),
                all.select(written),
                sink -> probabilities(model, rows, context, total.and(sink)));
          } else {
            probabilities(model, rows, context, total);
          }
          return total;
        });
    return total.result();
  }

  private void probabilities(Model model, Dataset rows, RunContext context, BatchSink sink) {
    Schema schema = rows.schema();
    List<String> columns =
        Stream.of(
                model.schema().features().stream(),
                model.schema().label().stream(),
                schema.weight().stream())
            .flatMap(column -> column)
            .map(Column::name)
            .filter(name -> schema.find(name).isPresent())
            .toList();
    TaskSpec task =
        runs.platformTask(PlatformTasks.CLASSIFY, Options.none(), schema.select(columns), model);
    context
        .engine()
        .forEachBlock(new BlockRequest(task, rows, PlatformTasks.CLASSIFY, sink, context));
  }

  /** Adds up what became of labelled rows, block after block. */
  private static final class Total implements BatchSink {
    private final long start = System.nanoTime();
    private final List<String> written;
    private long rows;
    private long labelled;
    private double weight;
    private double right;
    private double loss;

    Total(List<String> written) {
      this.written = written;
    }

    BatchSink and(BatchSink next) {
      return batch -> {
        accept(batch);
        next.accept(batch.select(written));
      };
    }

    @Override
    public void accept(Batch batch) {
      int internal = batch.schema().size() - ClassifyTask.INTERNAL;
      double[] predicted = batch.numbers(0);
      double[] weights = batch.numbers(internal);
      double[] truth = batch.numbers(internal + 1);
      double[] logProbabilities = batch.numbers(internal + 2);
      for (int row = 0; row < batch.rows(); row++) {
        if (!Double.isNaN(truth[row])) {
          labelled++;
          weight += weights[row];
          right += predicted[row] == truth[row] ? weights[row] : 0;
          loss -= weights[row] == 0 ? 0 : weights[row] * logProbabilities[row];
        }
      }
      rows += batch.rows();
    }

    ClassifyResult result() {
      if (rows == 0) {
        throw new GeneraException(StandardError.NO_DATA, "There is no row to classify.");
      }
      double seconds = (System.nanoTime() - start) * 1e-9;
      return new ClassifyResult(rows, labelled, mean(right), mean(loss), seconds);
    }

    private OptionalDouble mean(double sum) {
      return weight > 0 ? OptionalDouble.of(sum / weight) : OptionalDouble.empty();
    }
  }
}
