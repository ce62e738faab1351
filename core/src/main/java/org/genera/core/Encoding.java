package org.genera.core;

import jakarta.inject.Inject;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.Dataset;
import org.genera.api.data.Schema;
import org.genera.api.engine.TaskSpec;
import org.genera.api.model.LatentEncoder;
import org.genera.api.model.MixtureMembership;
import org.genera.api.model.Model;

/** Finds what is behind rows, in one streamed pass; columns outside the model are carried along. */
final class Encoding {

  private final Runs runs;
  private final DataService data;

  @Inject
  Encoding(Runs runs, DataService data) {
    this.runs = runs;
    this.data = data;
  }

  EncodeResult encode(
      Model model, Dataset rows, OutputRequest output, EncodeRequest request, RunOptions run) {
    requireEncoder(model, request);
    data.checkOutput(output);
    long start = System.nanoTime();
    Schema read = EncodeTask.read(rows.schema(), model);
    Schema written = new EncodeTask(model, read, request).written();
    TaskSpec task =
        runs.platformTask(PlatformTasks.ENCODE, PlatformTasks.encode(request), read, model);
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
  void requireEncoder(Model model, EncodeRequest request) {
    Optional<LatentEncoder> encoder = model.capability(LatentEncoder.class);
    if (encoder.isEmpty()) {
      runs.require(model, MixtureMembership.class);
    }
    if (request.deviations() && encoder.flatMap(of -> deviationsOfNothing(of, model)).isEmpty()) {
      throw new GeneraException(
          StandardError.UNSUPPORTED_CAPABILITY,
          "This model (family '"
              + model.header().family()
              + "') has no standard deviations of latent variables: what it finds behind rows comes"
              + " without them. Leave --deviations out.");
    }
  }

  private static Optional<Batch> deviationsOfNothing(LatentEncoder encoder, Model model) {
    return encoder.encodeWithDeviations(Batch.missing(Schema.of(model.schema().features()), 0));
  }
}
