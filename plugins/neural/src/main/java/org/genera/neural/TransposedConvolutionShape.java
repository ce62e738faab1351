package org.genera.neural;

import java.util.List;

/**
 * A transposed convolution: each point of the smaller grid adds a linear map of its features to the
 * patch that it sees of the larger (Dumoulin and Visin 2016, chapter 4). So its way forward is the
 * way back of a convolution over the same window, and it finds back to any size. Weights lie
 * feature by feature of the smaller grid, each as a patch does; then the biases of the larger
 * grid's channels.
 */
record TransposedConvolutionShape(Window window, int features, Activation activation)
    implements LayerShape {

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
    double seen = (double) inputs() * window.patch() / outputs();
    return List.of(
        new ParameterTensor(
            "weight",
            List.of(features, window.size(), window.size(), window.channels()),
            0,
            ConvolutionStack.weightVariance(seen)),
        ParameterTensor.constant("bias", 0, window.channels()));
  }

  @Override
  public Kernel kernel() {
    return new TransposedConvolutionKernel(this);
  }
}
