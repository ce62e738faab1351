package org.genera.neural;

import static org.genera.neural.SineTraining.plan;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.genera.api.GeneraException;
import org.genera.api.RunContext;
import org.genera.api.StandardError;
import org.junit.jupiter.api.Test;

class LearningRateTest {

  private static final int STEPS = 10;

  private static double at(double epoch, String... texts) {
    TrainingPlan plan = plan(texts);
    return plan.rate().at(Math.round(epoch * STEPS), STEPS, plan.epochs(), 0) / plan.rate().base();
  }

  @Test
  void aConstantRateStays() {
    assertEquals(1, at(7, "epochs=9"));
  }

  @Test
  void warmUpRisesInAStraightLineFromTheFirstStep() {
    assertEquals(1 / 20.0, at(0, "rate-warm-up=2"), 1e-12);
    assertEquals(0.5, at(0.9, "rate-warm-up=2"), 1e-12);
    assertEquals(1, at(1.9, "rate-warm-up=2"), 1e-12);
    assertEquals(1, at(5, "rate-warm-up=2"), 1e-12);
  }

  @Test
  void aCosineIsAtHalfInTheMiddleAndEndsAtItsLastShare() {
    String[] cosine = {"epochs=20", "rate-schedule=cosine", "rate-final=0.1"};
    assertEquals(1, at(0, cosine), 1e-12);
    assertEquals(0.55, at(10, cosine), 1e-12);
    assertEquals(0.1 + 0.9 * 0.5 * (1 + Math.cos(Math.PI / 4)), at(5, cosine), 1e-12);
    assertEquals(0.1, at(20, cosine), 1e-12);
  }

  @Test
  void aLineEndsAtItsLastShareAfterTheWarmUp() {
    String[] linear = {"epochs=12", "rate-schedule=linear", "rate-warm-up=2"};
    assertEquals(1, at(2, linear), 1e-12);
    assertEquals(0.75, at(4.5, linear), 1e-12);
    assertEquals(0, at(12, linear), 1e-12);
  }

  @Test
  void stepsAndTheExponentialMeetAtEachCut() {
    String[] step = {"rate-schedule=step", "rate-decay=0.1", "rate-decay-epochs=4"};
    String[] exponential = {"rate-schedule=exponential", "rate-decay=0.1", "rate-decay-epochs=4"};
    assertEquals(1, at(3.9, step), 1e-12);
    assertEquals(0.1, at(4, step), 1e-12);
    assertEquals(0.01, at(8, step), 1e-12);
    assertEquals(0.01, at(8, exponential), 1e-12);
    assertEquals(Math.sqrt(0.1), at(2, exponential), 1e-12);
  }

  /** The rate is cut after 3 epochs without a better loss, and 3 more. */
  @Test
  void aPlateauCutsTheRate() {
    double[] losses = {5, 4, 6, 6, 6, 6, 6, 6, 1, 2};
    int[] epoch = {0};
    TrainingPlan plan = plan("rate-schedule=plateau", "patience=9", "epochs=10");
    assertEquals(0.25, plan.rate().at(0, STEPS, 10, 2) / plan.rate().base());
    List<Double> moves = new ArrayList<>();
    Parameters parameters = SineTraining.start();
    float[] before = parameters.values().clone();
    SineTraining.train(
        plan,
        parameters,
        List.of(new Constant()),
        context(),
        Optional.of(
            () -> {
              moves.add((double) before[0] - parameters.values()[0]);
              before[0] = parameters.values()[0];
              return losses[epoch[0]++];
            }));
    // A constant gradient moves each parameter by the rate in each of the 4 steps.
    double[] shares = {1, 1, 1, 1, 1, 0.5, 0.5, 0.5, 0.25, 0.25};
    for (int i = 0; i < shares.length; i++) {
      assertEquals(4 * 0.01 * shares[i], moves.get(i), 1e-5, "epoch " + (i + 1));
    }
  }

  private static RunContext context() {
    return SineTraining.context();
  }

  private static final class Constant implements Learner {
    @Override
    public double gradient(
        int[] rows, int from, int to, org.genera.api.engine.RandomStream random, float[] gradient) {
      java.util.Arrays.fill(gradient, to - from);
      return 1;
    }
  }

  @Test
  void aPlateauNeedsRowsHeldOut() {
    TrainingPlan plan = plan("rate-schedule=plateau");
    GeneraException error = assertThrows(GeneraException.class, () -> SineTraining.train(plan));
    assertTrue(String.valueOf(error.getMessage()).contains("--validation"));
  }

  @Test
  void optionsThatChangeNothingAreRefused() {
    String[][] refused = {
      {"rate-decay=0.5"},
      {"rate-decay-epochs=5", "rate-schedule=cosine"},
      {"rate-final=0.1", "rate-schedule=step"},
      {"rate-warm-up=5", "epochs=5"},
      {"rate-schedule=plateau", "rate-decay-epochs=5", "patience=5"},
      {"rate-schedule=plateau", "rate-decay-epochs=1.5"}
    };
    for (String[] texts : refused) {
      GeneraException error = assertThrows(GeneraException.class, () -> plan(texts));
      assertEquals(StandardError.INVALID_OPTION, error.code());
      assertTrue(String.valueOf(error.getMessage()).contains("'rate-"), error.getMessage());
    }
  }
}
