package org.genera.neural;

import java.util.ArrayList;
import java.util.List;

/** The layers of an architecture, from its input on. */
final class Layers {

  private Layers() {}

  static List<LayerShape> of(Architecture architecture) {
    if (architecture instanceof Perceptron perceptron) {
      return perceptron.layers();
    }
    return architecture instanceof ConvolutionalEncoder encoder
        ? encoder.layers()
        : ((ConvolutionalDecoder) architecture).layers();
  }

  /** All parameters in the order in which they lie. */
  static List<ParameterTensor> tensors(Architecture architecture) {
    return numbered(of(architecture));
  }

  /** The parameters of layers one after the other: {@code 0.weight}, {@code 0.bias} and so on. */
  static List<ParameterTensor> numbered(List<LayerShape> layers) {
    List<ParameterTensor> tensors = new ArrayList<>();
    for (int i = 0; i < layers.size(); i++) {
      for (ParameterTensor tensor : layers.get(i).tensors()) {
        tensors.add(tensor.within(String.valueOf(i)));
      }
    }
    return tensors;
  }
}
