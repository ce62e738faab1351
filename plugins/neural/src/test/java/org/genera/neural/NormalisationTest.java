package org.genera.neural;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NormalisationTest {

  private static final Grid GRID = new Grid(9, 11, 6);

  /** Far from zero as well, where squares minus the square of the mean would lose all digits. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 6})
  void groupsOfARowHaveMeanZeroAndVarianceOne(int groups) {
    LayerFixture layer =
        new LayerFixture(new NormalisationShape(GRID, groups, Activation.IDENTITY, 1), 3);
    Arrays.fill(layer.values, 0, 6, 1);
    Arrays.fill(layer.values, 6, 12, 0);
    for (int i = 0; i < layer.rows.length; i++) {
      layer.rows[i] = 3 * layer.rows[i] + 10_000;
    }
    float[] outputs = layer.outputs();
    for (int row = 0; row < 3; row++) {
      for (int group = 0; group < groups; group++) {
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < GRID.size(); i++) {
          boolean member = i % 6 / (6 / groups) == group;
          double value = member ? outputs[row * GRID.size() + i] : 0;
          sum += value;
          squares += value * value;
        }
        double count = GRID.size() / (double) groups;
        assertEquals(0, sum / count, 1e-3);
        assertEquals(1, squares / count, 1e-3);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void aRowWithoutVarianceIsTheBias(int groups) {
    LayerFixture layer =
        new LayerFixture(new NormalisationShape(GRID, groups, Activation.IDENTITY, 1), 1);
    Arrays.fill(layer.rows, 7);
    float[] outputs = layer.outputs();
    for (int i = 0; i < outputs.length; i++) {
      assertEquals(layer.values[6 + i % 6], outputs[i], 1e-5);
    }
  }

  /** With gains of zero a block of rectifiers is a rectifier. */
  @ParameterizedTest
  @ValueSource(strings = {"layer", "group"})
  void aResidualBlockStartsAsItsShortcut(String normalisation) {
    ConvolutionStack stack =
        new ConvolutionStack(
            new org.genera.api.data.ColumnType.Image(1, 8, 8),
            List.of(6),
            1,
            Activation.RELU,
            normalisation.equals("layer") ? 1 : 3);
    List<LayerShape> layers = stack.down();
    LayerShape block = layers.get(layers.size() - 1);
    LayerFixture fixture = new LayerFixture(block, 2);
    int at = 0;
    for (ParameterTensor tensor : block.tensors()) {
      tensor.initialise(fixture.values, at, org.genera.api.engine.RandomStream.of(1, "block", 0));
      at += tensor.length();
    }
    float[] rectified = fixture.rows.clone();
    Elementwise.relu(rectified, rectified.length);
    assertArrayEquals(rectified, fixture.outputs(), 1e-6f);
  }
}
