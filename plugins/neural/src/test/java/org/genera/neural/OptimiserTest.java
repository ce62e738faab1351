package org.genera.neural;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.genera.neural.SineTraining.Run;
import org.junit.jupiter.api.Test;

/** Each rule against the paper's formulas in double precision. */
class OptimiserTest {

  private static final float[][] GRADIENTS = {{0.5f, -3}, {0.25f, 1}, {-1, 2}};

  @Test
  void aStepOfAdamIsThatOfThePaper() {
    assertArrayEquals(reference(AdamRule.STANDARD), steps(AdamRule.STANDARD), 1e-5);
  }

  @Test
  void weightsDecayApartFromTheGradient() {
    AdamRule rule = new AdamRule(0.5, 0.9, 1e-3, 0.25);
    assertArrayEquals(reference(rule), steps(rule), 1e-5);
  }

  private static double[] steps(AdamRule rule) {
    Adam adam = new Adam(rule, 2);
    float[] parameters = {1, -2};
    for (int t = 1; t <= GRADIENTS.length; t++) {
      adam.step(t, 2, 0.1).update(parameters, GRADIENTS[t - 1], 0, 2);
    }
    return new double[] {parameters[0], parameters[1]};
  }

  /** Loshchilov and Hutter 2019, algorithm 2, whose schedule multiplier is the learning rate. */
  private static double[] reference(AdamRule rule) {
    double rate = 0.1;
    double[] parameters = {1, -2};
    double[] m = new double[2];
    double[] v = new double[2];
    for (int t = 1; t <= GRADIENTS.length; t++) {
      for (int i = 0; i < 2; i++) {
        double g = 2 * GRADIENTS[t - 1][i];
        m[i] = rule.beta1() * m[i] + (1 - rule.beta1()) * g;
        v[i] = rule.beta2() * v[i] + (1 - rule.beta2()) * g * g;
        double mean = m[i] / (1 - Math.pow(rule.beta1(), t));
        double square = v[i] / (1 - Math.pow(rule.beta2(), t));
        parameters[i] -=
            rate * mean / (Math.sqrt(square) + rule.epsilon())
                + rate * rule.weightDecay() * parameters[i];
      }
    }
    return parameters;
  }

  @Test
  void anAverageForgetsByItsDecay() {
    MovingAverage average = new MovingAverage(0.9, new float[] {8});
    float[] parameters = {0};
    average.update(parameters, average.kept(1), 0, 1); // 2 / 11 of it stays in the first step
    average.update(parameters, average.kept(1000), 0, 1); // 0.9 later on
    average.exchange(parameters);
    assertEquals(8 * 2 / 11.0 * 0.9, parameters[0], 1e-6);
    average.exchange(parameters);
    assertEquals(0, parameters[0]);
  }

  /** What is evaluated, and kept, is the average of the parameters after each step. */
  @Test
  void theAverageIsEvaluatedAndKept() {
    TrainingPlan plan = SineTraining.plan("ema=0.5", "batch=200");
    double[] expected = new double[SineTraining.SHAPE.parameters()];
    float[] start = SineTraining.start().values();
    for (int i = 0; i < expected.length; i++) {
      expected[i] = start[i];
    }
    for (int step = 1; step <= 4; step++) {
      float[] after = train(SineTraining.plan("batch=200").epochs(step, 9)).values();
      double kept = Math.min(0.5, (1.0 + step) / (10.0 + step));
      for (int i = 0; i < expected.length; i++) {
        expected[i] = kept * expected[i] + (1 - kept) * after[i];
      }
    }
    List<Double> seen = new ArrayList<>();
    Parameters parameters = SineTraining.start();
    Run run =
        SineTraining.train(
            plan.epochs(4, 9),
            parameters,
            List.of(new SineTraining.Sine(parameters)),
            SineTraining.context(),
            Optional.of(
                () -> {
                  seen.add((double) parameters.values()[0]);
                  return -seen.size();
                }));
    assertEquals(expected[0], seen.get(3), 1e-5);
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], run.values()[i], 1e-5);
    }
  }

  private static Run train(TrainingPlan plan) {
    return SineTraining.train(plan);
  }
}
