package org.genera.testkit;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.genera.api.data.Batch;
import org.genera.api.data.Column;
import org.genera.api.data.RealVector;
import org.genera.api.data.Schema;
import org.genera.api.model.Capability;
import org.genera.api.model.Model;
import org.genera.api.model.ModelArchive;
import org.genera.api.model.ModelArchiveWriter;
import org.genera.api.model.ModelFamily;
import org.genera.api.model.ModelHeader;
import org.genera.api.model.TrainingRequest;
import org.genera.api.model.TrainingSummary;
import org.junit.jupiter.api.Test;

/** The law of resumed trainings lets a family pass that keeps it, and catches those that do not. */
class ResumeLawsTest {

  private enum Mistake {
    NONE,
    KEEPS_NO_STATE,
    KEEPS_NO_STATE_WHEN_CANCELLED,
    LOSES_MOMENTUM,
    COUNTS_FROM_ZERO
  }

  /** A ball that rolls to 1 with momentum. */
  private record Rolling(Mistake mistake) implements ModelFamily {

    private static final int STEPS = 10;

    @Override
    public String name() {
      return "rolling";
    }

    @Override
    public String description() {
      return "rolls to 1";
    }

    @Override
    public Set<Class<? extends Capability>> capabilities() {
      return Set.of();
    }

    @Override
    public boolean resumable() {
      return true;
    }

    @Override
    public Model train(TrainingRequest request) {
      double[] ball = new double[3];
      request.checkpoints().last().ifPresent(state -> resume(state, ball));
      while (ball[0] < STEPS) {
        if (request.context().cancellation().isCancelled()) {
          if (mistake != Mistake.KEEPS_NO_STATE_WHEN_CANCELLED) {
            keep(request, ball);
          }
          request.context().cancellation().throwIfCancelled();
        }
        ball[0]++;
        ball[2] = 0.9 * ball[2] + 0.1 * (1 - ball[1]);
        ball[1] += ball[2];
        if (request.checkpoints().isDue() && mistake != Mistake.KEEPS_NO_STATE) {
          keep(request, ball);
        }
      }
      TrainingSummary summary =
          new TrainingSummary(STEPS, true, OptionalDouble.empty(), 1, 1, Map.of());
      return new At(request.header(name(), summary), ball[1]);
    }

    private void resume(ModelArchive state, double[] ball) {
      System.arraycopy(state.doubles("ball", 3), 0, ball, 0, 3);
      ball[0] = mistake == Mistake.COUNTS_FROM_ZERO ? 0 : ball[0];
      ball[2] = mistake == Mistake.LOSES_MOMENTUM ? 0 : ball[2];
    }

    private static void keep(TrainingRequest request, double[] ball) {
      request.checkpoints().keep(writer -> writer.doubles("ball", ball.clone(), 3));
    }

    @Override
    public Model read(ModelArchive archive) {
      return new At(archive.header(), archive.doubles("at")[0]);
    }
  }

  private record At(ModelHeader header, double place) implements Model {
    @Override
    public void write(ModelArchiveWriter writer) {
      writer.doubles("at", new double[] {place});
    }
  }

  private static void check(Mistake mistake) {
    Batch rows =
        Batch.of(Schema.of(Column.real("x")), 0, 50, List.of(new RealVector(new double[50])));
    ResumeLaws.aStoppedTrainingGoesOnToTheSameBytes(
        new FixtureRun(new Rolling(mistake), ModelFixture.of("rows of zeros", rows)));
  }

  private static void assertCaught(Mistake mistake, String words) {
    AssertionError caught = assertThrows(AssertionError.class, () -> check(mistake));
    String message = Optional.ofNullable(caught.getMessage()).orElse("");
    assertTrue(message.contains(words), message);
  }

  @Test
  void aFamilyThatKeepsTheLawPasses() {
    check(Mistake.NONE);
  }

  @Test
  void eachMistakeIsCaught() {
    assertCaught(Mistake.KEEPS_NO_STATE, "no state is kept, although one is due");
    assertCaught(
        Mistake.KEEPS_NO_STATE_WHEN_CANCELLED, "no state is kept before a cancelled training ends");
    assertCaught(Mistake.LOSES_MOMENTUM, "resumed from state 1 of");
    assertCaught(Mistake.COUNTS_FROM_ZERO, "resumed from state 1 of");
  }
}
