package org.genera.neural;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.genera.api.data.ColumnType;
import org.genera.api.engine.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {

  /** Pictures of any size, grey and colour. */
  static Stream<ConvolutionStack> stacks() {
    return Stream.of(
        stack(1, 28, 28, 0, 0, 4, 8),
        stack(3, 9, 14, 0, 0, 3, 5, 7),
        stack(3, 1, 1, 1, 1, 2),
        stack(1, 2, 31, 2, 2, 2, 4),
        stack(2, 5, 3, 0, 1, 6, 3),
        stack(4, 13, 6, 1, 0, 3));
  }

  private static ConvolutionStack stack(
      int channels, int height, int width, int blocks, int groups, Integer... features) {
    return new ConvolutionStack(
        new ColumnType.Image(channels, height, width),
        List.of(features),
        blocks,
        Activation.SILU,
        groups);
  }

  @ParameterizedTest
  @MethodSource("stacks")
  void layersFitTogetherAndTheDecoderFindsBackToThePicture(ConvolutionStack stack) {
    for (Architecture network :
        List.of(new ConvolutionalEncoder(stack, 3, 5), new ConvolutionalDecoder(4, stack, 2))) {
      int width = network.inputs();
      for (LayerShape layer : Layers.of(network)) {
        assertEquals(width, layer.inputs());
        width = layer.outputs();
      }
      assertEquals(network.outputs(), width);
    }
    assertEquals(2 * stack.image().size(), new ConvolutionalDecoder(4, stack, 2).outputs());
  }

  /** Inputs are those that an output sees in the mean: of 28 x 28, 14 x 14 and 7 x 7 points. */
  @Test
  void weightsOfConvolutionsStartWithinOneOverTheRootOfTheirInputs() {
    ConvolutionStack stack =
        new ConvolutionStack(
            new ColumnType.Image(1, 28, 28), List.of(32, 64), 0, Activation.RELU, 0);
    holdRange(new ConvolutionalEncoder(stack, 0, 64), 9, 288, 3136);
    holdRange(new ConvolutionalDecoder(32, stack, 1), 32, 144, 72);
  }

  private static void holdRange(Architecture network, int... inputs) {
    float[] values = new float[network.parameters()];
    network.initialise(values, 0, RandomStream.of(2, "range", 0));
    int at = 0;
    int layer = 0;
    for (ParameterTensor tensor : Layers.tensors(network)) {
      double largest = 0;
      for (int i = at; i < at + tensor.length(); i++) {
        largest = Math.max(largest, Math.abs(values[i]));
      }
      boolean isBias = tensor.name().endsWith("bias");
      double limit = isBias ? 0 : 1 / Math.sqrt(inputs[layer++]);
      assertEquals(limit, largest, 0.02 * limit, tensor.name());
      at += tensor.length();
    }
    assertEquals(inputs.length, layer);
  }

  /** The whole network, through DL4J's graph. */
  @ParameterizedTest
  @MethodSource("stacks")
  void gradientsAreThoseOfFiniteDifferences(ConvolutionStack stack) {
    for (Architecture network :
        List.of(new ConvolutionalEncoder(stack, 2, 3), new ConvolutionalDecoder(3, stack, 1))) {
      holdGradients(network);
    }
  }

  private static void holdGradients(Architecture architecture) {
    int rows = 2;
    RandomStream random = RandomStream.of(5, "network", 0);
    Parameters parameters = new Parameters(architecture.parameters());
    float[] values = parameters.values();
    architecture.initialise(values, 0, random);
    for (int i = 0; i < values.length; i++) {
      values[i] += (float) (0.1 * random.nextGaussian());
    }
    parameters.publish();
    float[] input = LayerFixture.drawn(rows * architecture.inputs(), random);
    float[] coefficients = LayerFixture.drawn(rows * architecture.outputs(), random);
    Network network = Network.of(architecture, parameters, 0, true);
    network.forward(input, rows);
    network.backward(coefficients, rows);
    float[] gradient = new float[values.length];
    network.gradient(gradient, 0);
    float[] byInput = new float[input.length];
    network.inputGradient(byInput);
    for (int check = 0; check < 40; check++) {
      int i = random.nextInt(values.length);
      float kept = values[i];
      double above = objective(network, parameters, i, kept + 4e-3f, input, coefficients, rows);
      double below = objective(network, parameters, i, kept - 4e-3f, input, coefficients, rows);
      objective(network, parameters, i, kept, input, coefficients, rows);
      double truth = (above - below) / 8e-3;
      assertEquals(truth, gradient[i], 3e-2 * (1 + Math.abs(truth)), "parameter " + i);
      int j = random.nextInt(input.length);
      float was = input[j];
      input[j] = was + 4e-3f;
      double up = objective(network, parameters, i, kept, input, coefficients, rows);
      input[j] = was - 4e-3f;
      double down = objective(network, parameters, i, kept, input, coefficients, rows);
      input[j] = was;
      double slope = (up - down) / 8e-3;
      assertEquals(slope, byInput[j], 3e-2 * (1 + Math.abs(slope)), "input " + j);
    }
  }

  private static double objective(
      Network network,
      Parameters parameters,
      int index,
      float value,
      float[] input,
      float[] coefficients,
      int rows) {
    parameters.values()[index] = value;
    parameters.publish();
    float[] outputs = network.forward(input, rows);
    double sum = 0;
    for (int i = 0; i < outputs.length; i++) {
      sum += (double) outputs[i] * coefficients[i];
    }
    return sum;
  }

  /** Model files have had these names from the first release on. */
  @Test
  void aPerceptronsTensorsKeepTheirNames() {
    assertEquals(
        "[0.weight [4, 5], 0.bias [4], 1.weight [2, 4], 1.bias [2]]",
        names(new Perceptron(5, List.of(4), 2, Activation.RELU)));
    assertEquals(
        "[0.weight [4, 5], 0.bias [4], 1.gain [4], 1.bias [4], 2.weight [2, 4], 2.bias [2]]",
        names(new Perceptron(5, List.of(4), 2, Activation.RELU, true)));
    assertEquals(
        "[0.0.weight [4, 3, 3, 1], 0.0.bias [4], 1.weight [2, 4], 1.bias [2]]",
        names(new ConvolutionalEncoder(stack(1, 2, 2, 0, 0, 4), 0, 2)));
  }

  private static String names(Architecture architecture) {
    return Layers.tensors(architecture).stream()
        .map(tensor -> tensor.name() + " " + tensor.sizes())
        .toList()
        .toString();
  }

  /** PyTorch's network of the same layers has as many. */
  @Test
  void thereAreAsManyParametersAsThePaperAndPencilSay() {
    ConvolutionStack stack =
        new ConvolutionStack(
            new ColumnType.Image(1, 28, 28), List.of(32, 64), 0, Activation.RELU, 0);
    assertEquals(
        32 * 9 + 32 + 64 * 32 * 9 + 64 + 64 * 49 * 64 + 64,
        new ConvolutionalEncoder(stack, 0, 64).parameters());
    assertEquals(
        32 * 64 * 49 + 64 * 49 + 64 * 32 * 9 + 32 + 32 * 9 + 1,
        new ConvolutionalDecoder(32, stack, 1).parameters());
  }

  @Test
  void numbersBesideThePictureGoToTheLastLayerAlone() {
    ConvolutionStack stack = stack(1, 4, 4, 0, 0, 3);
    ConvolutionalEncoder architecture = new ConvolutionalEncoder(stack, 2, 3);
    Parameters parameters = new Parameters(architecture.parameters());
    architecture.initialise(parameters.values(), 0, RandomStream.of(1, "beside", 0));
    parameters.publish();
    Network network = Network.of(architecture, parameters, 0, false);
    float[] row = LayerFixture.drawn(18, RandomStream.of(2, "beside", 0));
    float[] before = network.forward(row, 1).clone();
    row[17] += 1;
    float[] after = network.forward(row, 1).clone();
    float[] weights = new float[3];
    for (int k = 0; k < 3; k++) {
      int columns = 3 * 4 + 2;
      int start = 3 * 9 + 3 + k * columns;
      weights[k] = before[k] + parameters.values()[start + columns - 1];
    }
    assertArrayEquals(weights, after, 1e-5f);
  }
}
