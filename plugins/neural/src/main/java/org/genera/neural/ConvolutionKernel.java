package org.genera.neural;

import org.bytedeco.javacpp.FloatPointer;

/** A convolution, and its activation. */
final class ConvolutionKernel extends WindowKernel {

  private final PatchProducts products;

  ConvolutionKernel(ConvolutionShape shape) {
    super(
        shape,
        Math.multiplyExact(shape.features(), shape.window().patch()),
        new PointwiseBias(shape.small(), shape.activation()));
    products = new PatchProducts(shape.window(), shape.features());
  }

  @Override
  void linear(float[] input, int count, FloatPointer weights, float[] output) {
    products.toSmall(input, count, weights, output);
  }

  @Override
  void byWeights(float[] input, float[] delta, int count, FloatPointer gradient) {
    products.byWeights(delta, input, count, gradient);
  }

  @Override
  void byWeightsAndInput(
      float[] input,
      float[] delta,
      int count,
      FloatPointer weights,
      FloatPointer gradient,
      float[] byInput) {
    products.byWeights(delta, input, count, gradient);
    products.toLarge(delta, count, weights, byInput);
  }
}
