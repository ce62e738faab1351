package org.genera.neural;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every layer's gradients, by parameters and by inputs, are those of finite differences. */
class LayerGradientTest {

  private static final Activation SMOOTH = Activation.SILU;
  private static final int ROWS = 3;

  static Stream<LayerShape> layers() {
    Window odd = new Window(5, 4, 2, 3, 2);
    Window wide = new Window(2, 7, 3, 5, 3);
    Window point = new Window(1, 1, 2, 3, 2);
    Window slow = new Window(4, 3, 4, 3, 1);
    Grid grid = new Grid(3, 2, 4);
    LayerShape group = new NormalisationShape(grid, 2, SMOOTH, 1);
    return Stream.of(
        new DenseShape(5, 3, Activation.GELU),
        new ConvolutionShape(odd, 3, SMOOTH),
        new ConvolutionShape(wide, 2, Activation.TANH),
        new ConvolutionShape(point, 2, SMOOTH),
        new ConvolutionShape(slow, 4, Activation.IDENTITY),
        new TransposedConvolutionShape(odd, 3, SMOOTH),
        new TransposedConvolutionShape(wide, 2, Activation.TANH),
        new TransposedConvolutionShape(point, 2, SMOOTH),
        new TransposedConvolutionShape(new Window(5, 3, 1, 3, 2), 3, Activation.IDENTITY),
        group,
        new NormalisationShape(grid, 1, Activation.IDENTITY, 1),
        new NormalisationShape(new Grid(1, 1, 6), 1, Activation.TANH, 1),
        new NormalisationShape(new Grid(9, 8, 2), 2, Activation.IDENTITY, 1),
        new ResidualShape(
            List.of(
                new ConvolutionShape(slow, 4, Activation.IDENTITY),
                new NormalisationShape(slow.large(), 2, SMOOTH, 1),
                new ConvolutionShape(slow, 4, Activation.IDENTITY)),
            SMOOTH),
        new BesideShape(
            List.of(new DenseShape(4, 3, SMOOTH), new DenseShape(3, 5, Activation.TANH)), 2),
        new PlanesShape(grid, true),
        new PlanesShape(grid, false));
  }

  @ParameterizedTest
  @MethodSource("layers")
  void gradientsAreThoseOfFiniteDifferences(LayerShape shape) {
    LayerFixture layer = new LayerFixture(shape, ROWS);
    float[][] gradients = layer.gradients();
    hold(layer, layer.values, gradients[0], "parameter ");
    hold(layer, layer.rows, gradients[1], "input ");
  }

  private static void hold(LayerFixture layer, float[] array, float[] gradient, String what) {
    assertEquals(array.length, gradient.length);
    for (int i = 0; i < array.length; i++) {
      double truth = layer.difference(array, i);
      assertEquals(truth, gradient[i], 1e-2 * (1 + Math.abs(truth)), what + i);
    }
  }
}
