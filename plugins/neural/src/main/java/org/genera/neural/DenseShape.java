package org.genera.neural;

import java.util.List;

/**
 * A fully connected layer. Its weights lie output by output, then its biases.
 *
 * @param weightVariance that weights start with
 */
record DenseShape(int inputs, int outputs, Activation activation, double weightVariance)
    implements LayerShape {

  /** By the activation. */
  DenseShape(int inputs, int outputs, Activation activation) {
    this(inputs, outputs, activation, activation.weightVariance(inputs, outputs));
  }

  DenseShape startingAt(double variance) {
    return new DenseShape(inputs, outputs, activation, variance);
  }

  @Override
  public List<ParameterTensor> tensors() {
    return List.of(
        new ParameterTensor("weight", List.of(outputs, inputs), 0, weightVariance),
        ParameterTensor.constant("bias", 0, outputs));
  }

  @Override
  public Kernel kernel() {
    return new DenseKernel(this);
  }
}
