package org.genera.core;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.genera.api.GeneraException;
import org.genera.api.RunContext;
import org.genera.api.StandardError;
import org.genera.api.data.BatchSink;
import org.genera.api.data.Column;
import org.genera.api.data.Dataset;
import org.genera.api.data.Schema;
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
    long start = System.nanoTime();
    Schema all = new ClassifyTask(model, rows.schema()).output();
    List<String> written = all.names().subList(0, all.size() - ClassifyTask.INTERNAL);
    ClassificationTotal total = new ClassificationTotal();
    runs.within(
        run,
        context -> {
          if (output.isPresent()) {
            data.write(
                output.get(),
                all.select(written),
                sink -> probabilities(model, rows, context, total.and(written, sink)));
          } else {
            probabilities(model, rows, context, total);
          }
          return total;
        });
    if (total.rows() == 0) {
      throw new GeneraException(StandardError.NO_DATA, "There is no row to classify.");
    }
    double seconds = (System.nanoTime() - start) * 1e-9;
    return new ClassifyResult(
        total.rows(), total.labelled(), total.impossible(), total.figures(), seconds);
  }

  /** Gives the blocks of {@link ClassifyTask} to a sink, such as a {@link ClassificationTotal}. */
  void probabilities(Model model, Dataset rows, RunContext context, BatchSink sink) {
    Schema schema = rows.schema();
    List<String> columns =
        Stream.of(
                SeriesKeys.naming(schema, model).stream(),
                model.schema().features().stream(),
                model.schema().label().stream(),
                schema.weight().stream())
            .flatMap(column -> column)
            .map(Column::name)
            .filter(name -> schema.find(name).isPresent())
            .toList();
    TaskSpec task =
        runs.platformTask(PlatformTasks.CLASSIFY, Options.none(), schema.select(columns), model);
    UnknownLevelView view = new UnknownLevelView(model);
    context
        .engine()
        .forEachBlock(
            PlatformTasks.blocks(task, view.of(rows), PlatformTasks.CLASSIFY, sink, context));
    view.tell(context.listener());
  }
}
