package org.genera.neural;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import org.genera.api.Cancellation;
import org.genera.api.GeneraException;
import org.genera.api.Progress;
import org.genera.api.ProgressListener;
import org.genera.api.RunContext;
import org.genera.api.StandardError;
import org.genera.api.engine.RandomStream;
import org.genera.core.engine.LocalEngine;
import org.junit.jupiter.api.Test;

class GradientDescentTest {

  private static final int ROWS = 200;
  private static final Perceptron SHAPE = new Perceptron(1, List.of(16), 1, Activation.TANH);

  /** Half the square of the distance to sin(3x). */
  private static final class Sine implements Learner {
    private final Network network;

    Sine(Parameters parameters) {
      network = Network.of(SHAPE, parameters, 0, false);
    }

    static float x(int row) {
      return 2f * row / ROWS - 1;
    }

    @Override
    public double gradient(int[] rows, int from, int to, RandomStream random, float[] gradient) {
      float[] inputs = new float[to - from];
      for (int i = 0; i < inputs.length; i++) {
        inputs[i] = x(rows[from + i]);
      }
      float[] errors = network.forward(inputs, inputs.length).clone();
      double loss = 0;
      for (int i = 0; i < errors.length; i++) {
        errors[i] -= (float) StrictMath.sin(3 * inputs[i]);
        loss += 0.5 * errors[i] * errors[i];
      }
      network.backward(errors, errors.length);
      network.gradient(gradient, 0);
      return loss;
    }
  }

  private static RunContext context() {
    return RunContext.on(
            new LocalEngine(
                1,
                spec -> {
                  throw new AssertionError(spec);
                }))
        .seed(3)
        .build();
  }

  private static TrainingPlan plan(int epochs, double rate, int patience) {
    return new TrainingPlan(epochs, 50, 8, rate, 1000, patience);
  }

  private record Run(Parameters parameters, GradientDescent.Result result) {}

  private static Run train(
      TrainingPlan plan, int threads, RunContext context, Optional<DoubleSupplier> heldOut) {
    Parameters parameters = new Parameters(SHAPE.parameters());
    SHAPE.initialise(parameters.values(), 0, RandomStream.of(3, "sine", 0));
    parameters.publish();
    List<Sine> learners = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      learners.add(new Sine(parameters));
    }
    try (Workers workers = new Workers(threads)) {
      GradientDescent descent = new GradientDescent(plan, parameters, workers, learners, context);
      return new Run(parameters, descent.train(ROWS, ROWS, heldOut));
    }
  }

  @Test
  void aNetworkLearnsASine() {
    Run run = train(plan(300, 0.01, 300), 2, context(), Optional.empty());
    assertTrue(run.result.trainingLoss() < 3e-3, run.result.toString());
    Network network = Network.of(SHAPE, run.parameters, 0, false);
    assertEquals(StrictMath.sin(1.5), network.forward(new float[] {0.5f}, 1)[0], 0.05);
  }

  @Test
  void theNumberOfThreadsChangesNoBit() {
    float[] one = train(plan(5, 0.01, 5), 1, context(), Optional.empty()).parameters.values();
    for (int threads : new int[] {2, 4}) {
      assertArrayEquals(
          one, train(plan(5, 0.01, 5), threads, context(), Optional.empty()).parameters.values());
    }
  }

  @Test
  void theBestParametersAreKeptAndPatienceEnds() {
    double[] losses = {5, 3, 4, 6, 7, 8, 9};
    int[] epoch = {0};
    Run stopped = train(plan(7, 0.01, 3), 1, context(), Optional.of(() -> losses[epoch[0]++]));
    assertEquals(5, stopped.result.epochs());
    assertEquals(2, stopped.result.bestEpoch());
    assertTrue(stopped.result.stoppedEarly());
    Run two = train(plan(2, 0.01, 3), 1, context(), Optional.empty());
    assertArrayEquals(two.parameters.values(), stopped.parameters.values());
  }

  @Test
  void divergenceAtOnceIsAnErrorThatSaysWhatToDo() {
    GeneraException error =
        assertThrows(
            GeneraException.class,
            () -> train(plan(5, 0.01, 5), 1, context(), Optional.of(() -> Double.NaN)));
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
            plan(5, 0.01, 5),
            1,
            context().toBuilder().listener(listener).build(),
            Optional.of(() -> epoch[0]++ < 2 ? 1.0 / epoch[0] : Double.POSITIVE_INFINITY));
    assertEquals(1, warnings.size());
    assertEquals(2, run.result.bestEpoch());
    assertArrayEquals(
        train(plan(2, 0.01, 5), 1, context(), Optional.empty()).parameters.values(),
        run.parameters.values());
  }

  /** Far below Adam's epsilon a gradient hardly moves anything. */
  @Test
  void gradientsAreClippedToTheNorm() {
    float[] start = train(plan(0, 0.01, 5), 1, context(), Optional.empty()).parameters.values();
    TrainingPlan clipped = new TrainingPlan(1, 50, 8, 0.01, 1e-12, 5);
    float[] still = train(clipped, 1, context(), Optional.empty()).parameters.values();
    float[] moved = train(plan(1, 0.01, 5), 1, context(), Optional.empty()).parameters.values();
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
            GeneraException.class, () -> train(plan(50, 0.01, 50), 2, context, Optional.empty()));
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
  void aStepOfAdamIsThatOfThePaper() {
    Adam adam = new Adam(2);
    float[] parameters = {1, -2};
    double[] m = new double[2];
    double[] v = new double[2];
    double[] expected = {1, -2};
    float[][] gradients = {{0.5f, -3}, {0.25f, 1}, {-1, 2}};
    for (int t = 1; t <= gradients.length; t++) {
      adam.nextStep();
      adam.update(parameters, gradients[t - 1], 2, 0.1, 0, 2);
      for (int i = 0; i < 2; i++) {
        double g = 2 * gradients[t - 1][i];
        m[i] = 0.9 * m[i] + 0.1 * g;
        v[i] = 0.999 * v[i] + 0.001 * g * g;
        double mHat = m[i] / (1 - Math.pow(0.9, t));
        double vHat = v[i] / (1 - Math.pow(0.999, t));
        expected[i] -= 0.1 * mHat / (Math.sqrt(vHat) + 1e-8);
      }
    }
    assertArrayEquals(expected, new double[] {parameters[0], parameters[1]}, 1e-5);
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
