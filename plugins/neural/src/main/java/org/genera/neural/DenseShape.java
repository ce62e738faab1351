package org.genera.neural;

import java.util.List;

/** A fully connected layer. Its weights lie output by output, then its biases. */
record DenseShape(int inputs, int outputs, Activation activation) implements LayerShape {

  @Override
  public List<ParameterTensor> tensors() {
    return List.of(
        new ParameterTensor(
            "weight", List.of(outputs, inputs), 0, activation.weightVariance(inputs, outputs)),
        ParameterTensor.constant("bias", 0, outputs));
  }

  @Override
  public Kernel kernel() {
    return new DenseKernel(this);
  }
}
