package org.genera.neural;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.DoubleSupplier;
import org.genera.api.RunContext;
import org.genera.api.engine.RandomStream;
import org.genera.api.option.Options;
import org.genera.core.engine.LocalEngine;

/** A small network that learns a sine. */
final class SineTraining {

  static final int ROWS = 200;
  static final Perceptron SHAPE = new Perceptron(1, List.of(16), 1, Activation.TANH);

  private SineTraining() {}

  /** Half the square of the distance to sin(3x). */
  static final class Sine implements Learner {
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

  static RunContext context() {
    return RunContext.on(
            new LocalEngine(
                1,
                spec -> {
                  throw new AssertionError(spec);
                }))
        .seed(3)
        .build();
  }

  /** The plan of options such as {@code epochs=5}; batches of 50 rows in 8 micro-batches. */
  static TrainingPlan plan(String... texts) {
    Map<String, String> given = new TreeMap<>();
    for (String text : texts) {
      int equals = text.indexOf('=');
      given.put(text.substring(0, equals), text.substring(equals + 1));
    }
    TrainingOptions options =
        new TrainingOptions(TrainingPlan.STANDARD.batches(50, 8).rate(LearningRate.constant(0.01)));
    return options.plan(Options.of(options.all(), given));
  }

  record Run(Parameters parameters, GradientDescent.Result result) {
    float[] values() {
      return parameters.values();
    }
  }

  static Run train(TrainingPlan plan) {
    return train(plan, 1, context(), Optional.empty());
  }

  static Run train(
      TrainingPlan plan, int threads, RunContext context, Optional<DoubleSupplier> heldOut) {
    Parameters parameters = start();
    List<Sine> learners = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      learners.add(new Sine(parameters));
    }
    return train(plan, parameters, learners, context, heldOut);
  }

  static Parameters start() {
    Parameters parameters = new Parameters(SHAPE.parameters());
    SHAPE.initialise(parameters.values(), 0, RandomStream.of(3, "sine", 0));
    parameters.publish();
    return parameters;
  }

  static Run train(
      TrainingPlan plan,
      Parameters parameters,
      List<? extends Learner> learners,
      RunContext context,
      Optional<DoubleSupplier> heldOut) {
    try (Workers workers = new Workers(learners.size())) {
      GradientDescent descent = new GradientDescent(plan, parameters, workers, learners, context);
      return new Run(parameters, descent.train(ROWS, ROWS, heldOut));
    }
  }
}
