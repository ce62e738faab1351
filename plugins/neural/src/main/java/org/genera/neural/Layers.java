package org.genera.neural;

import java.util.ArrayList;
import java.util.List;

/** The layers of an architecture, from its input on. */
final class Layers {

  private Layers() {}

  static List<LayerShape> of(Architecture architecture) {
    return ((Perceptron) architecture).layers();
  }

  /** All parameters in the order in which they lie. */
  static List<ParameterTensor> tensors(Architecture architecture) {
    List<ParameterTensor> tensors = new ArrayList<>();
    List<LayerShape> layers = of(architecture);
    for (int i = 0; i < layers.size(); i++) {
      for (ParameterTensor tensor : layers.get(i).tensors()) {
        tensors.add(tensor.within(String.valueOf(i)));
      }
    }
    return tensors;
  }
}
