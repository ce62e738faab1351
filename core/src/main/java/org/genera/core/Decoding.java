package org.genera.core;

import jakarta.inject.Inject;
import org.genera.api.GeneraException;
import org.genera.api.RunContext;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.Dataset;
import org.genera.api.engine.TaskSpec;
import org.genera.api.model.Model;
import org.genera.api.model.SeriesModel;
import org.genera.api.option.Options;

/**
 * Finds the states behind series, or several paths, in one streamed pass; what names them is
 * carried along.
 */
final class Decoding {

  private final Runs runs;
  private final DataService data;

  @Inject
  Decoding(Runs runs, DataService data) {
    this.runs = runs;
    this.data = data;
  }

  DecodeResult decode(
      Model model,
      Dataset rows,
      OutputRequest output,
      SeriesModel.Decoding method,
      RunOptions run) {
    runs.require(model, SeriesModel.class);
    data.checkOutput(output);
    long start = System.nanoTime();
    SeriesKeys keys = SeriesKeys.of(rows.schema(), model);
    TaskSpec task =
        runs.platformTask(PlatformTasks.DECODE, PlatformTasks.method(method), keys.read(), model);
    DecodeTask.Total total = new DecodeTask.Total();
    UnknownLevelView view = new UnknownLevelView(model);
    ImpossibleSeries impossible = new ImpossibleSeries(model);
    runs.within(
        run,
        context -> {
          data.write(
              output,
              new DecodeTask(model, keys.read(), method).written(),
              sink ->
                  context
                      .engine()
                      .forEachBlock(
                          PlatformTasks.blocks(
                              task,
                              view.of(rows),
                              PlatformTasks.DECODE,
                              block -> {
                                Batch written = total.take(block);
                                impossible.look(written);
                                sink.accept(written);
                              },
                              context)));
          if (total.series() == 0) {
            throw new GeneraException(StandardError.NO_DATA, "There is no series to decode.");
          }
          return total;
        });
    view.tell(run.listener());
    impossible.tell(new UnknownLevelView(model).of(rows), run.listener());
    return total.result((System.nanoTime() - start) * 1e-9);
  }

  PathsResult paths(Model model, Dataset rows, OutputRequest output, int count, RunOptions run) {
    runs.require(model, SeriesModel.class);
    Options options = PlatformTasks.paths(count);
    data.checkOutput(output);
    long start = System.nanoTime();
    SeriesKeys keys = SeriesKeys.of(rows.schema(), model);
    TaskSpec task = runs.platformTask(PlatformTasks.PATHS, options, keys.read(), model);
    PathsTask.Total total = new PathsTask.Total();
    UnknownLevelView view = new UnknownLevelView(model);
    ImpossibleSeries impossible = new ImpossibleSeries(model);
    runs.within(
        run,
        context -> {
          data.write(
              output,
              new PathsTask(model, keys.read(), count).written(),
              sink ->
                  context
                      .engine()
                      .forEachBlock(
                          PlatformTasks.blocks(
                              task,
                              view.of(rows),
                              PlatformTasks.PATHS,
                              block -> {
                                Batch written = total.take(block);
                                impossible.look(written);
                                sink.accept(written);
                              },
                              fewer(context, count))));
          if (total.series() == 0) {
            throw new GeneraException(StandardError.NO_DATA, "There is no series to decode.");
          }
          return total;
        });
    view.tell(run.listener());
    impossible.tell(new UnknownLevelView(model).of(rows), run.listener());
    return total.result((System.nanoTime() - start) * 1e-9);
  }

  /** Blocks of so few series that their paths are about as many as series otherwise. */
  private static RunContext fewer(RunContext context, int paths) {
    return context.toBuilder().blockRows(Math.max(1, context.blockRows() / paths)).build();
  }
}
