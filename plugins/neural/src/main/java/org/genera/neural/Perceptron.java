package org.genera.neural;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A multilayer perceptron: fully connected layers.
 *
 * @param inputs how many numbers go in
 * @param hidden the widths of the hidden layers
 * @param outputs how many numbers come out, without an activation
 * @param activation of the hidden layers
 */
public record Perceptron(int inputs, List<Integer> hidden, int outputs, Activation activation)
    implements Architecture {

  /** Checks the widths. */
  public Perceptron {
    hidden = List.copyOf(hidden);
    if (inputs < 1 || outputs < 1 || hidden.stream().anyMatch(width -> width < 1)) {
      throw new IllegalArgumentException("widths must be positive: " + inputs + hidden + outputs);
    }
  }

  @Override
  public String words() {
    return "network=mlp hidden="
        + hidden.stream().map(String::valueOf).collect(Collectors.joining(","))
        + " activation="
        + activation.name().toLowerCase(Locale.ROOT);
  }

  List<LayerShape> layers() {
    List<LayerShape> layers = new ArrayList<>();
    int width = inputs;
    for (int next : hidden) {
      layers.add(new DenseShape(width, next, activation));
      width = next;
    }
    layers.add(new DenseShape(width, outputs, Activation.IDENTITY));
    return layers;
  }
}
