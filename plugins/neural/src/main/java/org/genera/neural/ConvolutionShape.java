package org.genera.neural;

import java.util.List;

/**
 * A convolution: each feature of the smaller grid is a linear map of the patch that its point sees.
 * Weights lie feature by feature, each as a patch does; then biases.
 *
 * @param weightVariance that weights start with
 */
record ConvolutionShape(Window window, int features, Activation activation, double weightVariance)
    implements LayerShape {

  /** By the activation. */
  ConvolutionShape(Window window, int features, Activation activation) {
    this(
        window,
        features,
        activation,
        activation.weightVariance(
            window.patch(),
            (double) window.small(features).size() * window.patch() / window.large().size()));
  }

  ConvolutionShape startingAt(double variance) {
    return new ConvolutionShape(window, features, activation, variance);
  }

  @Override
  public int inputs() {
    return window.large().size();
  }

  @Override
  public int outputs() {
    return small().size();
  }

  Grid small() {
    return window.small(features);
  }

  @Override
  public List<ParameterTensor> tensors() {
    return List.of(
        new ParameterTensor(
            "weight",
            List.of(features, window.size(), window.size(), window.channels()),
            0,
            weightVariance),
        ParameterTensor.constant("bias", 0, features));
  }

  @Override
  public Kernel kernel() {
    return new ConvolutionKernel(this);
  }
}
