package org.genera.neural;

import java.util.List;

/** A fully connected layer. Its weights lie output by output, then its biases. */
record DenseShape(int inputs, int outputs, Activation activation) implements LayerShape {

  @Override
  public List<ParameterTensor> tensors() {
    return List.of(
        ParameterTensor.weights("weight", activation, inputs, outputs, outputs, inputs),
        ParameterTensor.constant("bias", 0, outputs));
  }
}
