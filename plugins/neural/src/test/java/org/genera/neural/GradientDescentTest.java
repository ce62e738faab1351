package org.genera.neural;

import static org.genera.neural.SineTraining.context;
import static org.genera.neural.SineTraining.plan;
import static org.genera.neural.SineTraining.train;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.genera.api.Cancellation;
import org.genera.api.GeneraException;
import org.genera.api.Progress;
import org.genera.api.ProgressListener;
import org.genera.api.RunContext;
import org.genera.api.StandardError;
import org.genera.api.engine.RandomStream;
import org.genera.neural.SineTraining.Run;
import org.junit.jupiter.api.Test;

class GradientDescentTest {

  @Test
  void aNetworkLearnsASine() {
    Run run = train(plan("epochs=300", "patience=300"), 2, context(), Optional.empty());
    assertTrue(run.result().trainingLoss() < 3e-3, run.result().toString());
    Network network = Network.of(SineTraining.SHAPE, run.parameters(), 0, false);
    assertEquals(StrictMath.sin(1.5), network.forward(new float[] {0.5f}, 1)[0], 0.05);
  }

  @Test
  void theNumberOfThreadsChangesNoBit() {
    float[] one = train(plan("epochs=5", "patience=5"), 1, context(), Optional.empty()).values();
    for (int threads : new int[] {2, 4}) {
      assertArrayEquals(
          one,
          train(plan("epochs=5", "patience=5"), threads, context(), Optional.empty()).values());
    }
  }

  @Test
  void theNumberOfThreadsChangesNoBitWithAnyOption() {
    String[][] texts = {
      {"ema=0.9", "weight-decay=0.1"},
      {"rate-schedule=cosine", "rate-warm-up=2", "clip-norm=0.1"},
      {"rate-schedule=plateau", "adam-beta1=0.5", "adam-epsilon=1e-4"}
    };
    for (String[] options : texts) {
      TrainingPlan plan = plan(options).epochs(5, 9);
      float[] one = train(plan, 1, context(), Optional.of(() -> 1)).values();
      for (int threads : new int[] {2, 4}) {
        assertArrayEquals(one, train(plan, threads, context(), Optional.of(() -> 1)).values());
      }
    }
  }

  @Test
  void theBestParametersAreKeptAndPatienceEnds() {
    double[] losses = {5, 3, 4, 6, 7, 8, 9};
    int[] epoch = {0};
    Run stopped =
        train(plan("epochs=7", "patience=3"), 1, context(), Optional.of(() -> losses[epoch[0]++]));
    assertEquals(5, stopped.result().epochs());
    assertEquals(2, stopped.result().bestEpoch());
    assertTrue(stopped.result().stoppedEarly());
    Run two = train(plan("epochs=2", "patience=3"), 1, context(), Optional.empty());
    assertArrayEquals(two.values(), stopped.values());
  }

  @Test
  void divergenceAtOnceIsAnErrorThatSaysWhatToDo() {
    GeneraException error =
        assertThrows(
            GeneraException.class,
            () ->
                train(plan("epochs=5", "patience=5"), 1, context(), Optional.of(() -> Double.NaN)));
    assertEquals(StandardError.NUMERICAL, error.code());
    assertTrue(String.valueOf(error.getMessage()).contains("learning-rate"));
  }

  @Test
  void divergenceLaterKeepsTheLastGoodParameters() {
    List<String> warnings = new ArrayList<>();
    ProgressListener listener =
        new ProgressListener() {
          @Override
          public void progress(Progress progress) {}

          @Override
          public void warning(String message) {
            warnings.add(message);
          }
        };
    int[] epoch = {0};
    Run run =
        train(
            plan("epochs=5", "patience=5"),
            1,
            context().toBuilder().listener(listener).build(),
            Optional.of(() -> epoch[0]++ < 2 ? 1.0 / epoch[0] : Double.POSITIVE_INFINITY));
    assertEquals(1, warnings.size());
    assertEquals(2, run.result().bestEpoch());
    assertArrayEquals(
        train(plan("epochs=2", "patience=5"), 1, context(), Optional.empty()).values(),
        run.values());
  }

  /** A learner that fails in the middle of its third epoch, after 9 of 12 steps. */
  private static final class Exploding implements Learner {
    private final SineTraining.Sine sine;
    private final boolean inLoss;
    private double epochs;

    Exploding(Parameters parameters, boolean inLoss) {
      sine = new SineTraining.Sine(parameters);
      this.inLoss = inLoss;
    }

    @Override
    public void progress(double passed) {
      epochs = passed;
    }

    @Override
    public double gradient(int[] rows, int from, int to, RandomStream random, float[] gradient) {
      double loss = sine.gradient(rows, from, to, random, gradient);
      if (epochs < 2.25) {
        return loss;
      }
      gradient[5] = Float.POSITIVE_INFINITY;
      return inLoss ? Double.NaN : loss;
    }
  }

  @Test
  void divergenceWithinAnEpochKeepsThatBefore() {
    float[] two = train(plan("epochs=2")).values();
    for (boolean inLoss : new boolean[] {true, false}) {
      Parameters parameters = SineTraining.start();
      Run run =
          train(
              plan("epochs=9"),
              parameters,
              List.of(new Exploding(parameters, inLoss)),
              context(),
              Optional.empty());
      assertEquals(2, run.result().epochs());
      assertTrue(Double.isFinite(run.result().trainingLoss()));
      assertArrayEquals(two, run.values());
    }
  }

  @Test
  void noEpochBeginsThatWouldEndTooLate() {
    double[] now = {0};
    TrainingClock clock = new TrainingClock(1, () -> Math.round(now[0] * 1e9));
    clock.resumeAt(10);
    now[0] = 20;
    clock.endEpoch();
    assertEquals(30, clock.elapsed());
    assertTrue(clock.hasTime());
    now[0] = 35;
    clock.endEpoch(); // 45 seconds are over, and an epoch takes 15
    assertTrue(clock.hasTime());
    now[0] = 36;
    assertFalse(clock.hasTime());
  }

  /** A gradient far below Adam's epsilon hardly moves anything. */
  @Test
  void gradientsAreClippedToTheNorm() {
    float[] start = train(plan("epochs=1").epochs(0, 5), 1, context(), Optional.empty()).values();
    TrainingPlan clipped = plan("epochs=1", "clip-norm=1e-9", "adam-epsilon=1e-6");
    float[] still = train(clipped, 1, context(), Optional.empty()).values();
    float[] moved = train(plan("epochs=1", "patience=5"), 1, context(), Optional.empty()).values();
    assertArrayEquals(start, still, 1e-4f);
    assertTrue(Math.abs(start[0] - moved[0]) > 1e-3);
  }

  @Test
  void cancellationEndsIt() {
    Cancellation cancellation = new Cancellation();
    RunContext context =
        context().toBuilder()
            .cancellation(cancellation)
            .listener(progress -> cancellation.cancel())
            .build();
    GeneraException error =
        assertThrows(
            GeneraException.class,
            () -> train(plan("epochs=50", "patience=50"), 2, context, Optional.empty()));
    assertEquals(StandardError.CANCELLED, error.code());
  }

  @Test
  void gradientsAreAddedInTheCanonicalTree() {
    GradientSum sum = new GradientSum(5, 1);
    float[] parts = {1e8f, 1, -1e8f, 1, 0.25f};
    for (int i = 0; i < parts.length; i++) {
      sum.part(i)[0] = parts[i];
    }
    sum.sum(0, 5);
    float expected = ((1e8f + 1) + (-1e8f + 1)) + 0.25f;
    assertEquals(expected, sum.total()[0]);
    assertEquals(Math.abs(expected), sum.norm(), 1e-6);
  }

  @Test
  void theFirstFailingTaskIsHeardOf() {
    try (Workers workers = new Workers(3)) {
      int[] done = new int[20];
      IllegalStateException error =
          assertThrows(
              IllegalStateException.class,
              () ->
                  workers.run(
                      20,
                      (worker, task) -> {
                        done[task]++;
                        if (task == 7 || task == 13) {
                          throw new IllegalStateException("task " + task);
                        }
                      }));
      assertEquals("task 7", error.getMessage());
      assertEquals(20, Arrays.stream(done).sum());
    }
  }
}
