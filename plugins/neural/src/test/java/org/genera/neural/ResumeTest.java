package org.genera.neural;

import static org.genera.neural.SineTraining.context;
import static org.genera.neural.SineTraining.plan;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import org.genera.api.Cancellation;
import org.genera.api.GeneraException;
import org.genera.api.RunContext;
import org.genera.api.StandardError;
import org.genera.api.data.Schema;
import org.genera.api.engine.RandomStream;
import org.genera.api.model.Checkpoints;
import org.genera.api.model.ModelArchive;
import org.genera.api.model.ModelArchiveWriter;
import org.genera.api.model.ModelHeader;
import org.genera.api.model.Provenance;
import org.genera.api.model.TrainingSummary;
import org.genera.api.option.Options;
import org.genera.core.file.CheckpointFile;
import org.genera.core.file.TrainingIdentity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is stopped at any step and resumed is what was never stopped, bit for bit. */
class ResumeTest {

  private static final int EPOCHS = 8;
  private static final int STEPS_OF_AN_EPOCH = 4;

  @TempDir Path directory;

  /** One file, as the host has it. */
  private record OneFile(Path path, boolean due, Optional<ModelArchive> last)
      implements Checkpoints {

    private static final TrainingIdentity TRAINING = new TrainingIdentity(Map.of("family", "sine"));

    OneFile resumed() {
      ModelHeader header =
          new ModelHeader(
              "sine",
              Schema.of(List.of()),
              Options.none(),
              new Provenance(3, "", 0, ""),
              new TrainingSummary(0, false, OptionalDouble.empty(), 0, 0, Map.of()));
      return new OneFile(path, due, Optional.of(CheckpointFile.read(path, TRAINING, header)));
    }

    @Override
    public boolean isDue() {
      return due;
    }

    @Override
    public void keep(Consumer<ModelArchiveWriter> state) {
      CheckpointFile.write(TRAINING, state, path);
    }
  }

  /** Cancels the run, or breaks down, before a step. */
  private record Stopping(SineTraining.Sine sine, double at, Runnable stop) implements Learner {
    @Override
    public void progress(double epochs) {
      if (epochs == at) {
        stop.run();
      }
    }

    @Override
    public double gradient(int[] rows, int from, int to, RandomStream random, float[] gradient) {
      return sine.gradient(rows, from, to, random, gradient);
    }
  }

  private static SineTraining.Run train(
      TrainingPlan plan, int threads, RunContext context, Checkpoints place, Stop stop) {
    Parameters parameters = SineTraining.start();
    List<Learner> learners = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      SineTraining.Sine sine = new SineTraining.Sine(parameters);
      learners.add(i == 0 ? new Stopping(sine, stop.at, stop.action) : sine);
    }
    // A loss that is a function of the parameters, better and worse.
    DoubleSupplier heldOut = () -> StrictMath.sin(300 * parameters.values()[0]) - 1e-3;
    try (Workers workers = new Workers(threads)) {
      GradientDescent descent =
          new GradientDescent(plan, parameters, workers, learners, context).checkpoints(place);
      return new SineTraining.Run(
          parameters, descent.train(SineTraining.ROWS, SineTraining.ROWS, Optional.of(heldOut)));
    }
  }

  private record Stop(double at, Runnable action) {
    static final Stop NEVER = new Stop(-1, () -> {});
  }

  private static List<TrainingPlan> plans() {
    return List.of(
        plan("epochs=8", "patience=8"),
        plan("epochs=8", "patience=8", "ema=0.9", "weight-decay=0.1"),
        plan("epochs=8", "patience=4", "rate-schedule=plateau", "rate-decay-epochs=1"),
        plan("epochs=8", "patience=3", "rate-schedule=cosine", "rate-warm-up=2", "ema=0.8"));
  }

  private static void assertSame(SineTraining.Run expected, SineTraining.Run actual) {
    assertArrayEquals(expected.values(), actual.values());
    assertEquals(expected.result(), actual.result());
  }

  @Test
  void cancelledAtAnyStepAndResumed() {
    for (TrainingPlan plan : plans()) {
      SineTraining.Run whole = train(plan, 1, context(), Checkpoints.NONE, Stop.NEVER);
      for (int step = 0; step < EPOCHS * STEPS_OF_AN_EPOCH; step += 3) {
        Cancellation cancellation = new Cancellation();
        RunContext context = context().toBuilder().cancellation(cancellation).build();
        OneFile place = new OneFile(directory.resolve("state"), false, Optional.empty());
        Stop stop = new Stop((double) step / STEPS_OF_AN_EPOCH, cancellation::cancel);
        if (step >= whole.result().epochs() * STEPS_OF_AN_EPOCH - 1) {
          break; // nothing is left to be cancelled
        }
        assertThrows(GeneraException.class, () -> train(plan, 2, context, place, stop));
        int threads = 1 + step % 4;
        assertSame(whole, train(plan, threads, context(), place.resumed(), Stop.NEVER));
      }
    }
  }

  /** A process that dies writes nothing more: what was kept last, after each step, is enough. */
  @Test
  void brokenOffAtAnyStepAndResumed() {
    for (TrainingPlan plan : plans()) {
      SineTraining.Run whole = train(plan, 1, context(), Checkpoints.NONE, Stop.NEVER);
      for (int step = 1; step < whole.result().epochs() * STEPS_OF_AN_EPOCH; step += 5) {
        OneFile place = new OneFile(directory.resolve("state"), true, Optional.empty());
        Stop stop =
            new Stop(
                (double) step / STEPS_OF_AN_EPOCH,
                () -> {
                  throw new IllegalStateException("broken off");
                });
        assertThrows(IllegalStateException.class, () -> train(plan, 2, context(), place, stop));
        assertSame(whole, train(plan, 2, context(), place.resumed(), Stop.NEVER));
      }
    }
  }

  @Test
  void aFinishedTrainingEndsAtOnceWhenResumed() {
    TrainingPlan plan = plan("epochs=3");
    OneFile place = new OneFile(directory.resolve("state"), true, Optional.empty());
    SineTraining.Run whole = train(plan, 1, context(), place, Stop.NEVER);
    Stop never =
        new Stop(
            3,
            () -> {
              throw new AssertionError("a step");
            });
    assertSame(whole, train(plan, 1, context(), place.resumed(), never));
  }

  @Test
  void aStateOfAnotherNetworkIsRefused() {
    OneFile place = new OneFile(directory.resolve("state"), true, Optional.empty());
    train(plan("epochs=1"), 1, context(), place, Stop.NEVER);
    Parameters other = new Parameters(SineTraining.SHAPE.parameters() + 1);
    try (Workers workers = new Workers(1)) {
      GradientDescent descent =
          new GradientDescent(plan("epochs=1"), other, workers, List.of(), context());
      GeneraException error =
          assertThrows(GeneraException.class, () -> descent.checkpoints(place.resumed()));
      assertEquals(StandardError.INVALID_MODEL_FILE, error.code());
    }
  }

  @Test
  void countsThatCannotBeAreRefused() {
    Parameters parameters = SineTraining.start();
    for (long[] counts :
        new long[][] {
          {-1, 0, 0, 0, 0, 0}, {9, 1L << 40, 0, 0, 0, 0}, {4, 1, 5, 1, 0, 0}, {4, 1, 0, 2, 0, 0}
        }) {
      OneFile place = new OneFile(directory.resolve("state"), true, Optional.empty());
      place.keep(
          writer -> {
            int length = parameters.values().length;
            for (String name : List.of("parameters", "adam.first", "adam.second")) {
              writer.floats(name, new float[length], length);
            }
            writer.longs("training.counts", counts, 6);
            writer.doubles("training.sums", new double[3], 3);
          });
      try (Workers workers = new Workers(1)) {
        GradientDescent descent =
            new GradientDescent(plan("epochs=1"), parameters, workers, List.of(), context());
        GeneraException error =
            assertThrows(GeneraException.class, () -> descent.checkpoints(place.resumed()));
        assertEquals(StandardError.INVALID_MODEL_FILE, error.code());
      }
    }
  }
}
