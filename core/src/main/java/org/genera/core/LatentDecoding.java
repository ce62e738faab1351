package org.genera.core;

import jakarta.inject.Inject;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Dataset;
import org.genera.api.engine.TaskSpec;
import org.genera.api.model.Fill;
import org.genera.api.model.LatentSpace;
import org.genera.api.model.Model;

/** Makes rows of latent variables, in one streamed pass; other columns are carried along. */
final class LatentDecoding {

  private final Runs runs;
  private final DataService data;

  @Inject
  LatentDecoding(Runs runs, DataService data) {
    this.runs = runs;
    this.data = data;
  }

  MadeRows decode(Model model, Dataset latents, OutputRequest output, Fill fill, RunOptions run) {
    runs.require(model, LatentSpace.class);
    data.checkOutput(output);
    long start = System.nanoTime();
    LatentDecodeTask made = new LatentDecodeTask(model, latents.schema(), fill);
    TaskSpec task =
        runs.platformTask(
            PlatformTasks.DECODE_LATENTS, PlatformTasks.fill(fill), latents.schema(), model);
    String purpose = PlatformTasks.DECODE_LATENTS + "-" + fill.name().toLowerCase(Locale.ROOT);
    AtomicLong count = new AtomicLong();
    runs.within(
        run,
        context -> {
          data.write(
              output,
              made.written(),
              sink ->
                  context
                      .engine()
                      .forEachBlock(
                          PlatformTasks.blocks(
                              task,
                              latents,
                              purpose,
                              batch -> {
                                count.addAndGet(batch.rows());
                                sink.accept(batch);
                              },
                              context)));
          if (count.get() == 0) {
            throw new GeneraException(StandardError.NO_DATA, "There is no row to decode.");
          }
          return count;
        });
    return new MadeRows(count.get(), (System.nanoTime() - start) * 1e-9);
  }
}
