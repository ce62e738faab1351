package org.genera.neural;

import java.util.List;

/**
 * A transposed convolution: each point of the smaller grid adds a linear map of its features to the
 * patch that it sees of the larger (Dumoulin and Visin 2016, chapter 4). So its way forward is the
 * way back of a convolution over the same window, and it finds back to any size. Weights lie
 * feature by feature of the smaller grid, each as a patch does; then the biases of the larger
 * grid's channels.
 *
 * @param weightVariance that weights start with
 */
record TransposedConvolutionShape(
    Window window, int features, Activation activation, double weightVariance)
    implements LayerShape {

  /** By the activation. */
  TransposedConvolutionShape(Window window, int features, Activation activation) {
    this(
        window,
        features,
        activation,
        activation.weightVariance(seen(window, features), window.patch()));
  }

  TransposedConvolutionShape startingAt(double variance) {
    return new TransposedConvolutionShape(window, features, activation, variance);
  }

  /** How many inputs an output sees, in the mean. */
  double seen() {
    return seen(window, features);
  }

  private static double seen(Window window, int features) {
    return (double) window.small(features).size() * window.patch() / window.large().size();
  }

  @Override
  public int inputs() {
    return small().size();
  }

  @Override
  public int outputs() {
    return window.large().size();
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
        ParameterTensor.constant("bias", 0, window.channels()));
  }

  @Override
  public Kernel kernel() {
    return new TransposedConvolutionKernel(this);
  }
}
