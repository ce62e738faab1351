package org.genera.core;

import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicLong;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Dataset;
import org.genera.api.data.Schema;
import org.genera.api.engine.TaskSpec;
import org.genera.api.model.LatentEncoder;
import org.genera.api.model.MixtureMembership;
import org.genera.api.model.Model;
import org.genera.api.option.Options;

/** Finds what is behind rows, in one streamed pass; columns outside the model are carried along. */
final class Encoding {

  private final Runs runs;
  private final DataService data;

  @Inject
  Encoding(Runs runs, DataService data) {
    this.runs = runs;
    this.data = data;
  }

  EncodeResult encode(Model model, Dataset rows, OutputRequest output, RunOptions run) {
    requireEncoder(model);
    data.checkOutput(output);
    long start = System.nanoTime();
    Schema read = EncodeTask.read(rows.schema(), model);
    Schema written = new EncodeTask(model, read).written();
    TaskSpec task = runs.platformTask(PlatformTasks.ENCODE, Options.none(), read, model);
    UnknownLevelView view = new UnknownLevelView(model);
    ImpossibleSeries impossible = new ImpossibleSeries(model);
    AtomicLong count = new AtomicLong();
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
                              task,
                              view.of(rows),
                              PlatformTasks.ENCODE,
                              batch -> {
                                count.addAndGet(batch.rows());
                                impossible.look(batch);
                                sink.accept(batch);
                              },
                              context)));
          return count;
        });
    view.tell(run.listener());
    impossible.tell(new UnknownLevelView(model).of(rows), run.listener());
    if (count.get() == 0) {
      throw new GeneraException(StandardError.NO_DATA, "There is no row to encode.");
    }
    return new EncodeResult(count.get(), (System.nanoTime() - start) * 1e-9);
  }

  /** Tables have memberships; so that is what a model without either is said to lack. */
  void requireEncoder(Model model) {
    if (model.capability(LatentEncoder.class).isEmpty()) {
      runs.require(model, MixtureMembership.class);
    }
  }
}
