package org.genera.neural;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Deconvolution2D;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Convolutions in both directions, held against loops and against DL4J's own layers. */
class ConvolutionTest {

  private static final int ROWS = 4;

  static Stream<Window> windows() {
    return Stream.of(
        new Window(28, 28, 1, 3, 2),
        new Window(14, 14, 32, 3, 2),
        new Window(7, 9, 3, 3, 2),
        new Window(1, 1, 1, 3, 2),
        new Window(2, 1, 3, 3, 2),
        new Window(1, 50, 2, 3, 1),
        new Window(3, 4, 2, 7, 1),
        new Window(6, 5, 2, 1, 1),
        new Window(5, 5, 2, 3, 4),
        new Window(300, 3, 40, 3, 1));
  }

  @ParameterizedTest
  @MethodSource("windows")
  void outputsAreThoseOfLoops(Window window) {
    ConvolutionShape shape = new ConvolutionShape(window, 5, Activation.IDENTITY);
    LayerFixture layer = new LayerFixture(shape, ROWS);
    assertArrayEquals(looped(layer, window, shape.small(), false), layer.outputs(), 2e-4f);
  }

  @ParameterizedTest
  @MethodSource("windows")
  void transposedOutputsAreThoseOfLoops(Window window) {
    TransposedConvolutionShape shape =
        new TransposedConvolutionShape(window, 5, Activation.IDENTITY);
    LayerFixture layer = new LayerFixture(shape, ROWS);
    assertArrayEquals(looped(layer, window, shape.small(), true), layer.outputs(), 2e-4f);
  }

  /** All pairs of a point of either grid that the window joins. */
  private static float[] looped(LayerFixture layer, Window window, Grid small, boolean transposed) {
    Grid large = window.large();
    float[] outputs = new float[ROWS * (transposed ? large.size() : small.size())];
    int weights = small.channels() * window.patch();
    int width = transposed ? large.channels() : small.channels();
    for (int i = 0; i < outputs.length; i++) {
      outputs[i] = layer.values[weights + i % width];
    }
    for (int row = 0; row < ROWS; row++) {
      for (int point = 0; point < small.points(); point++) {
        for (int cell = 0; cell < window.size() * window.size(); cell++) {
          int y = point / small.width() * window.stride() - window.padding() + cell / window.size();
          int x = point % small.width() * window.stride() - window.padding() + cell % window.size();
          if (y < 0 || x < 0 || y >= large.height() || x >= large.width()) {
            continue;
          }
          for (int f = 0; f < small.channels(); f++) {
            for (int c = 0; c < large.channels(); c++) {
              int weight = f * window.patch() + cell * large.channels() + c;
              int inSmall = (row * small.points() + point) * small.channels() + f;
              int inLarge = (row * large.points() + y * large.width() + x) * large.channels() + c;
              int in = transposed ? inSmall : inLarge;
              outputs[transposed ? inLarge : inSmall] += layer.values[weight] * layer.rows[in];
            }
          }
        }
      }
    }
    return outputs;
  }

  @Test
  void outputsAreThoseOfDeeplearning4jsConvolution() {
    Window window = new Window(9, 12, 3, 3, 2);
    ConvolutionShape shape = new ConvolutionShape(window, 4, Activation.IDENTITY);
    LayerFixture layer = new LayerFixture(shape, ROWS);
    ConvolutionLayer stock =
        new ConvolutionLayer.Builder(3, 3).nIn(3).nOut(4).stride(2, 2).padding(1, 1).build();
    INDArray weights = weights(layer, window, 4).permute(0, 3, 1, 2);
    float[] outputs = stock(stock, weights, biases(layer, 4), layer, window.large());
    assertArrayEquals(outputs, layer.outputs(), 1e-5f);
  }

  /** DL4J knows no size but 2 n - 1 for what a stride of two brings back. */
  @Test
  void outputsAreThoseOfDeeplearning4jsDeconvolution() {
    Window window = new Window(9, 13, 3, 3, 2);
    TransposedConvolutionShape shape =
        new TransposedConvolutionShape(window, 4, Activation.IDENTITY);
    LayerFixture layer = new LayerFixture(shape, ROWS);
    Deconvolution2D stock =
        new Deconvolution2D.Builder(3, 3).nIn(4).nOut(3).stride(2, 2).padding(1, 1).build();
    INDArray weights = weights(layer, window, 4).permute(0, 3, 1, 2);
    float[] outputs = stock(stock, weights, biases(layer, 3), layer, shape.small());
    assertArrayEquals(outputs, layer.outputs(), 1e-5f);
  }

  private static INDArray weights(LayerFixture layer, Window window, int features) {
    int length = features * window.patch();
    float[] weights = java.util.Arrays.copyOf(layer.values, length);
    return Nd4j.create(
        weights, new long[] {features, window.size(), window.size(), window.channels()}, 'c');
  }

  private static INDArray biases(LayerFixture layer, int length) {
    int end = layer.values.length;
    float[] biases = java.util.Arrays.copyOfRange(layer.values, end - length, end);
    return Nd4j.create(biases, new long[] {1, length}, 'c');
  }

  /** What a layer of DL4J makes of the rows, which it wants channel by channel. */
  private static float[] stock(
      FeedForwardLayer stock, INDArray weights, INDArray bias, LayerFixture layer, Grid grid) {
    stock.setActivationFn(new org.nd4j.linalg.activations.impl.ActivationIdentity());
    ComputationGraph graph =
        new ComputationGraph(
            new NeuralNetConfiguration.Builder()
                .graphBuilder()
                .addInputs("x")
                .addLayer("0", stock, "x")
                .setOutputs("0")
                .build());
    graph.init();
    graph.getLayer("0").setParam("W", weights.dup('c'));
    graph.getLayer("0").setParam("b", bias);
    INDArray rows =
        Nd4j.create(
            layer.rows, new long[] {ROWS, grid.height(), grid.width(), grid.channels()}, 'c');
    INDArray outputs = graph.outputSingle(rows.permute(0, 3, 1, 2).dup('c'));
    return outputs.permute(0, 2, 3, 1).dup('c').data().asFloat();
  }

  @Test
  void aRowIsConvolvedByItself() {
    ConvolutionShape shape = new ConvolutionShape(new Window(40, 40, 8, 3, 2), 16, Activation.RELU);
    LayerFixture many = new LayerFixture(shape, 9);
    float[] all = many.outputs();
    LayerFixture one = new LayerFixture(shape, 1);
    System.arraycopy(many.values, 0, one.values, 0, one.values.length);
    for (int row = 0; row < 9; row++) {
      System.arraycopy(many.rows, row * shape.inputs(), one.rows, 0, shape.inputs());
      float[] alone = one.outputs();
      for (int i = 0; i < alone.length; i++) {
        assertEquals(all[row * shape.outputs() + i], alone[i], 1e-4f);
      }
    }
  }
}
