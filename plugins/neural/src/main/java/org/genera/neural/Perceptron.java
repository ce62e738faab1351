package org.genera.neural;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A multilayer perceptron: fully connected layers.
 *
 * @param inputs how many numbers go in
 * @param hidden the widths of the hidden layers
 * @param outputs how many numbers come out, without an activation
 * @param activation of the hidden layers
 * @param normalised whether each hidden layer has layer normalisation (Ba et al. 2016) before its
 *     activation
 */
public record Perceptron(
    int inputs, List<Integer> hidden, int outputs, Activation activation, boolean normalised)
    implements Architecture {

  /** Checks the widths. */
  public Perceptron {
    hidden = List.copyOf(hidden);
    if (inputs < 1 || outputs < 1 || hidden.stream().anyMatch(width -> width < 1)) {
      throw new IllegalArgumentException("widths must be positive: " + inputs + hidden + outputs);
    }
  }

  /**
   * Without normalisation.
   *
   * @param inputs how many numbers go in
   * @param hidden the widths of the hidden layers
   * @param outputs how many numbers come out, without an activation
   * @param activation of the hidden layers
   */
  public Perceptron(int inputs, List<Integer> hidden, int outputs, Activation activation) {
    this(inputs, hidden, outputs, activation, false);
  }

  @Override
  public String words() {
    return "network=mlp hidden="
        + hidden.stream().map(String::valueOf).collect(Collectors.joining(","))
        + " activation="
        + activation.word()
        + " normalisation="
        + (normalised ? "layer" : "none");
  }

  List<LayerShape> layers() {
    List<LayerShape> layers = new ArrayList<>();
    int width = inputs;
    for (int next : hidden) {
      if (normalised) {
        layers.add(new DenseShape(width, next, Activation.IDENTITY));
        layers.add(new NormalisationShape(new Grid(1, 1, next), 1, activation, 1));
      } else {
        layers.add(new DenseShape(width, next, activation));
      }
      width = next;
    }
    layers.add(new DenseShape(width, outputs, Activation.IDENTITY));
    return layers;
  }
}
