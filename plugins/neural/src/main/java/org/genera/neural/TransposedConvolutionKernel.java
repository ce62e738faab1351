package org.genera.neural;

import org.bytedeco.javacpp.FloatPointer;

/** A transposed convolution, and its activation. */
final class TransposedConvolutionKernel extends WindowKernel {

  private final PatchProducts products;

  TransposedConvolutionKernel(TransposedConvolutionShape shape) {
    super(
        shape,
        Math.multiplyExact(shape.features(), shape.window().patch()),
        new PointwiseBias(shape.window().large(), shape.activation()));
    products = new PatchProducts(shape.window(), shape.features());
  }

  @Override
  void linear(float[] input, int count, FloatPointer weights, float[] output) {
    products.toLarge(input, count, weights, output);
  }

  @Override
  void byWeights(float[] input, float[] delta, int count, FloatPointer gradient) {
    products.byWeights(input, delta, count, gradient);
  }

  @Override
  void byWeightsAndInput(
      float[] input,
      float[] delta,
      int count,
      FloatPointer weights,
      FloatPointer gradient,
      float[] byInput) {
    products.backToSmall(input, delta, count, weights, gradient, byInput);
  }
}
