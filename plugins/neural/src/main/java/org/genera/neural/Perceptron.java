package org.genera.neural;

import java.util.ArrayList;
import java.util.List;
import org.genera.api.engine.RandomStream;
import org.genera.api.model.ModelArchive;
import org.genera.api.model.ModelArchiveWriter;

/**
 * The shape of a multilayer perceptron.
 *
 * @param inputs how many numbers go in
 * @param hidden the widths of the hidden layers
 * @param outputs how many numbers come out, without an activation
 * @param activation of the hidden layers
 */
public record Perceptron(int inputs, List<Integer> hidden, int outputs, Activation activation) {

  /** Checks the widths. */
  public Perceptron {
    hidden = List.copyOf(hidden);
    if (inputs < 1 || outputs < 1 || hidden.stream().anyMatch(width -> width < 1)) {
      throw new IllegalArgumentException("widths must be positive: " + inputs + hidden + outputs);
    }
  }

  /** A layer and where its parameters lie: weights output by output, then biases. */
  record DenseShape(int inputs, int outputs, Activation activation, int offset) {

    int weights() {
      return inputs * outputs;
    }

    int end() {
      return offset + weights() + outputs;
    }
  }

  List<DenseShape> layers() {
    List<DenseShape> layers = new ArrayList<>();
    int width = inputs;
    int offset = 0;
    for (int next : hidden) {
      layers.add(new DenseShape(width, next, activation, offset));
      offset = layers.get(layers.size() - 1).end();
      width = next;
    }
    layers.add(new DenseShape(width, outputs, Activation.IDENTITY, offset));
    return layers;
  }

  /**
   * How many parameters it has.
   *
   * @return weights and biases
   */
  public int parameters() {
    List<DenseShape> layers = layers();
    return layers.get(layers.size() - 1).end();
  }

  /**
   * Draws weights: uniform with variance 2 / inputs before a rectifier (He et al. 2015), else with
   * 2 / (inputs + outputs) (Glorot and Bengio 2010); biases are zero.
   *
   * @param target where the parameters lie
   * @param from where they begin
   * @param random where chance comes from
   */
  public void initialise(float[] target, int from, RandomStream random) {
    for (DenseShape layer : layers()) {
      double variance =
          layer.activation() == Activation.RELU
              ? 2.0 / layer.inputs()
              : 2.0 / (layer.inputs() + layer.outputs());
      double limit = Math.sqrt(3 * variance);
      for (int i = 0; i < layer.weights(); i++) {
        target[from + layer.offset() + i] = (float) ((2 * random.nextDouble() - 1) * limit);
      }
      java.util.Arrays.fill(
          target, from + layer.offset() + layer.weights(), from + layer.end(), 0f);
    }
  }

  /**
   * Writes its parameters: {@code NAME.0.weight} (outputs by inputs), {@code NAME.0.bias} and so
   * on.
   *
   * @param writer takes the tensors
   * @param name what they begin with
   * @param source where the parameters lie
   * @param from where they begin
   */
  public void write(ModelArchiveWriter writer, String name, float[] source, int from) {
    List<DenseShape> layers = layers();
    for (int i = 0; i < layers.size(); i++) {
      DenseShape layer = layers.get(i);
      int start = from + layer.offset();
      int biases = start + layer.weights();
      String prefix = name + "." + i;
      writer.floats(
          prefix + ".weight",
          java.util.Arrays.copyOfRange(source, start, biases),
          layer.outputs(),
          layer.inputs());
      writer.floats(
          prefix + ".bias",
          java.util.Arrays.copyOfRange(source, biases, biases + layer.outputs()),
          layer.outputs());
    }
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @param archive the model file
   * @param name what its tensors begin with
   * @param target where the parameters go
   * @param from where they begin
   */
  public void read(ModelArchive archive, String name, float[] target, int from) {
    List<DenseShape> layers = layers();
    for (int i = 0; i < layers.size(); i++) {
      DenseShape layer = layers.get(i);
      String prefix = name + "." + i;
      float[] weights = archive.floats(prefix + ".weight", layer.outputs(), layer.inputs());
      float[] bias = archive.floats(prefix + ".bias", layer.outputs());
      System.arraycopy(weights, 0, target, from + layer.offset(), weights.length);
      System.arraycopy(bias, 0, target, from + layer.offset() + weights.length, bias.length);
    }
  }
}
