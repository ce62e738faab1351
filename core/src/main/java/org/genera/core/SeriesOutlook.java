package org.genera.core;

import jakarta.inject.Inject;
import java.util.function.Consumer;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchSink;
import org.genera.api.data.Dataset;
import org.genera.api.data.Schema;
import org.genera.api.data.SeriesVector;
import org.genera.api.engine.TaskSpec;
import org.genera.api.model.Model;
import org.genera.api.model.SeriesModel;
import org.genera.api.option.Options;

/**
 * What comes after series, in one streamed pass: distributions of the next steps, or draws of them.
 */
final class SeriesOutlook {

  private final Runs runs;
  private final DataService data;

  @Inject
  SeriesOutlook(Runs runs, DataService data) {
    this.runs = runs;
    this.data = data;
  }

  ForecastResult forecast(
      Model model, Dataset rows, OutputRequest output, ForecastRequest request, RunOptions run) {
    runs.require(model, SeriesModel.class);
    Schema read = SeriesKeys.of(rows.schema(), model).read();
    TaskSpec task =
        runs.platformTask(PlatformTasks.FORECAST, PlatformTasks.forecast(request), read, model);
    UnknownLevelView view = new UnknownLevelView(model);
    ImpossibleSeries impossible = new ImpossibleSeries(model);
    LackingNames names = new LackingNames();
    Schema written = new ForecastTask(model, read, request).written();
    Consumer<Batch> looks =
        batch -> {
          impossible.look(batch);
          names.look(batch);
        };
    ForecastResult result = write(task, view.of(rows), output, written, looks, run);
    view.tell(run.listener());
    impossible.tell(new UnknownLevelView(model).of(rows), run.listener());
    names.tell(run.listener());
    return result;
  }

  ForecastResult goOn(
      Model model,
      Dataset rows,
      OutputRequest output,
      int steps,
      boolean withPrefix,
      RunOptions run) {
    runs.require(model, SeriesModel.class);
    Schema read = SeriesKeys.of(rows.schema(), model).read();
    Options options = PlatformTasks.goOn(steps, withPrefix);
    TaskSpec task = runs.platformTask(PlatformTasks.CONTINUE, options, read, model);
    Schema written = new ContinueTask(model, read, steps, withPrefix).written();
    return write(task, rows, output, written, batch -> {}, run);
  }

  private ForecastResult write(
      TaskSpec task,
      Dataset rows,
      OutputRequest output,
      Schema written,
      Consumer<Batch> looks,
      RunOptions run) {
    data.checkOutput(output);
    long start = System.nanoTime();
    Counter counter = new Counter(looks);
    runs.within(
        run,
        context -> {
          data.write(
              output,
              written,
              sink ->
                  context
                      .engine()
                      .forEachBlock(
                          PlatformTasks.blocks(
                              task, rows, task.task(), counter.and(sink), context)));
          if (counter.series == 0) {
            throw new GeneraException(StandardError.NO_DATA, "There is no series to go on from.");
          }
          return counter;
        });
    return new ForecastResult(counter.series, counter.steps, (System.nanoTime() - start) * 1e-9);
  }

  private static final class Counter {
    private final Consumer<Batch> looks;
    private long series;
    private long steps;

    Counter(Consumer<Batch> looks) {
      this.looks = looks;
    }

    BatchSink and(BatchSink next) {
      return batch -> {
        count(batch);
        looks.accept(batch);
        next.accept(batch);
      };
    }

    private void count(Batch batch) {
      series += batch.rows();
      String name = batch.schema().requireSeries().name();
      steps += ((SeriesVector) batch.column(name)).steps().rows();
    }
  }
}
