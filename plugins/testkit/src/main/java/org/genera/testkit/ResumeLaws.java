package org.genera.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.genera.api.Cancellation;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Dataset;
import org.genera.api.model.Checkpoints;
import org.genera.api.model.Model;
import org.genera.api.model.ModelArchive;
import org.genera.api.model.ModelArchiveWriter;
import org.genera.api.model.ModelHeader;
import org.genera.core.file.CheckpointFile;
import org.genera.core.file.ModelFile;
import org.genera.core.file.TrainingIdentity;

/** What holds for families whose training can be resumed. */
final class ResumeLaws {

  private static final TrainingIdentity TRAINING = new TrainingIdentity(Map.of());

  private ResumeLaws() {}

  /**
   * Training keeps its state whenever that is due, and before it ends because it was cancelled.
   * From any of these states it goes on to the model, byte for byte, of one that was never stopped.
   */
  static void aStoppedTrainingGoesOnToTheSameBytes(FixtureRun run) {
    if (!run.family().resumable()) {
      return;
    }
    byte[] whole = ModelFile.toBytes(run.model());
    ModelHeader header = run.model().header();
    Kept kept = new Kept(Optional.empty(), Optional.empty());
    assertArrayEquals(
        whole,
        ModelFile.toBytes(train(run, kept, new Cancellation())),
        run.where("keeping states"));
    assertFalse(kept.states.isEmpty(), run.where("no state is kept, although one is due"));
    kept.states.add(atCancellation(run));
    for (int i = 0; i < kept.states.size(); i++) {
      Kept from = new Kept(Optional.of(archive(kept.states.get(i), header)), Optional.empty());
      assertArrayEquals(
          whole,
          ModelFile.toBytes(train(run, from, new Cancellation())),
          run.where("resumed from state " + (i + 1) + " of " + kept.states.size()));
    }
  }

  private static byte[] atCancellation(FixtureRun run) {
    Cancellation cancellation = new Cancellation();
    Kept kept = new Kept(Optional.empty(), Optional.of(cancellation));
    GeneraException stopped =
        assertThrows(
            GeneraException.class,
            () -> train(run, kept, cancellation),
            run.where("training cannot be cancelled where a state is due"));
    assertEquals(StandardError.CANCELLED, stopped.code(), run.where(stopped.toString()));
    assertFalse(
        kept.states.isEmpty(), run.where("no state is kept before a cancelled training ends"));
    return kept.states.get(kept.states.size() - 1);
  }

  private static Model train(FixtureRun run, Checkpoints place, Cancellation cancellation) {
    return run.train(
        Dataset.of(run.fixture().data()),
        context -> context.cancellation(cancellation),
        request -> request.checkpoints(place));
  }

  private static ModelArchive archive(byte[] state, ModelHeader header) {
    return CheckpointFile.fromBytes(state, "the state", TRAINING, header);
  }

  /** Remembers the states numbered 1, 2, 4, 8 and so on; or cancels the run when it is asked. */
  private static final class Kept implements Checkpoints {
    private final Optional<ModelArchive> last;
    private final Optional<Cancellation> cancellation;
    private final List<byte[]> states = new ArrayList<>();
    private int count;

    Kept(Optional<ModelArchive> last, Optional<Cancellation> cancellation) {
      this.last = last;
      this.cancellation = cancellation;
    }

    @Override
    public Optional<ModelArchive> last() {
      return last;
    }

    @Override
    public boolean isDue() {
      cancellation.ifPresent(Cancellation::cancel);
      return cancellation.isEmpty();
    }

    @Override
    public void keep(Consumer<ModelArchiveWriter> state) {
      count++;
      if (Integer.bitCount(count) == 1) {
        states.add(CheckpointFile.toBytes(TRAINING, state));
      }
    }
  }
}
