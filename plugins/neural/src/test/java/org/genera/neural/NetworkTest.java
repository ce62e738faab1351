package org.genera.neural;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.genera.api.engine.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationSwish;
import org.nd4j.linalg.activations.impl.ActivationTanH;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class NetworkTest {

  private static final int ROWS = 6;

  /** All but one: DL4J has another approximation of it. */
  @ParameterizedTest
  @EnumSource(value = Activation.class, mode = EnumSource.Mode.EXCLUDE, names = "GELU")
  void outputsAreThoseOfDeeplearning4jsOwnLayers(Activation activation) {
    Fixture fixture = new Fixture(activation);
    ComputationGraph stock = stock(fixture);
    INDArray rows = Nd4j.create(fixture.rows, new long[] {ROWS, 5}, 'c');
    assertArrayEquals(
        stock.outputSingle(rows).dup('c').data().asFloat(),
        fixture.network.forward(fixture.rows, ROWS),
        1e-5f);
  }

  @ParameterizedTest
  @EnumSource(Activation.class)
  void gradientsAreThoseOfFiniteDifferences(Activation activation) {
    Fixture fixture = new Fixture(activation);
    float[] outputGradient = fixture.coefficients;
    fixture.network.forward(fixture.rows, ROWS);
    fixture.network.backward(outputGradient, ROWS);
    float[] gradient = new float[fixture.shape.parameters()];
    fixture.network.gradient(gradient, 0);
    float[] values = fixture.parameters.values();
    for (int i = 0; i < gradient.length; i++) {
      float kept = values[i];
      double above = fixture.objective(i, kept + 5e-4f);
      double below = fixture.objective(i, kept - 5e-4f);
      fixture.objective(i, kept);
      assertEquals((above - below) / 1e-3, gradient[i], 5e-3, "parameter " + i);
    }
    float[] byInput = new float[fixture.rows.length];
    fixture.network.forward(fixture.rows, ROWS);
    fixture.network.backward(outputGradient, ROWS);
    fixture.network.inputGradient(byInput);
    for (int i = 0; i < byInput.length; i++) {
      float kept = fixture.rows[i];
      fixture.rows[i] = kept + 5e-4f;
      double above = fixture.objective();
      fixture.rows[i] = kept - 5e-4f;
      double below = fixture.objective();
      fixture.rows[i] = kept;
      assertEquals((above - below) / 1e-3, byInput[i], 5e-3, "input " + i);
    }
  }

  @Test
  void theNumberOfRowsMayChange() {
    Fixture fixture = new Fixture(Activation.TANH);
    float[] all = fixture.network.forward(fixture.rows, ROWS).clone();
    float[] two = fixture.network.forward(fixture.rows, 2);
    for (int i = 0; i < two.length; i++) {
      assertEquals(all[i], two[i], 1e-6f);
    }
  }

  /** A network 5-4-3-2 with drawn weights and biases, and a linear function of its outputs. */
  private static final class Fixture {
    final Perceptron shape;
    final Parameters parameters;
    final Network network;
    final float[] rows = new float[ROWS * 5];
    final float[] coefficients = new float[ROWS * 2];

    Fixture(Activation activation) {
      RandomStream random = RandomStream.of(7, "network", 0);
      shape = new Perceptron(5, List.of(4, 3), 2, activation);
      parameters = new Parameters(shape.parameters());
      shape.initialise(parameters.values(), 0, random);
      for (int i = 0; i < parameters.values().length; i++) {
        parameters.values()[i] += (float) (0.1 * random.nextGaussian());
      }
      parameters.publish();
      network = Network.of(shape, parameters, 0, true);
      fill(rows, random);
      fill(coefficients, random);
    }

    private static void fill(float[] values, RandomStream random) {
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) random.nextGaussian();
      }
    }

    double objective(int parameter, float value) {
      parameters.values()[parameter] = value;
      parameters.publish();
      return objective();
    }

    double objective() {
      float[] outputs = network.forward(rows, ROWS);
      double sum = 0;
      for (int i = 0; i < outputs.length; i++) {
        sum += (double) outputs[i] * coefficients[i];
      }
      return sum;
    }
  }

  private static ComputationGraph stock(Fixture fixture) {
    IActivation activation =
        switch (fixture.shape.activation()) {
          case IDENTITY -> new ActivationIdentity();
          case RELU -> new ActivationReLU();
          case TANH -> new ActivationTanH();
          case LEAKY_RELU -> new ActivationLReLU(Elementwise.LEAK);
          case SILU -> new ActivationSwish();
          case GELU -> throw new IllegalArgumentException();
        };
    ComputationGraph graph =
        new ComputationGraph(
            new NeuralNetConfiguration.Builder()
                .graphBuilder()
                .addInputs("x")
                .addLayer(
                    "0",
                    new DenseLayer.Builder().nIn(5).nOut(4).activation(activation).build(),
                    "x")
                .addLayer(
                    "1",
                    new DenseLayer.Builder().nIn(4).nOut(3).activation(activation).build(),
                    "0")
                .addLayer(
                    "2",
                    new DenseLayer.Builder()
                        .nIn(3)
                        .nOut(2)
                        .activation(org.nd4j.linalg.activations.Activation.IDENTITY)
                        .build(),
                    "1")
                .setOutputs("2")
                .build());
    graph.init(
        Nd4j.create(fixture.parameters.values(), new long[] {1, fixture.shape.parameters()}, 'c'),
        true);
    return graph;
  }
}
