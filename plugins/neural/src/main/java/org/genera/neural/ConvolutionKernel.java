package org.genera.neural;

import org.bytedeco.javacpp.FloatPointer;

/** A convolution, and its activation. */
final class ConvolutionKernel implements Kernel {

  private final ConvolutionShape shape;
  private final PatchProducts products;
  private final PointwiseBias bias;
  private float[] input = {};
  private float[] activations = {};
  private float[] inputGradient = {};

  ConvolutionKernel(ConvolutionShape shape) {
    this.shape = shape;
    products = new PatchProducts(shape.window(), shape.features());
    bias = new PointwiseBias(shape.small(), shape.activation());
  }

  @Override
  public float[] forward(float[] rows, int count, FloatPointer parameters) {
    input = rows;
    activations = Rows.room(activations, count, shape.outputs());
    products.toSmall(rows, count, parameters, activations);
    bias.forward(activations, count, biases(parameters));
    return activations;
  }

  @Override
  public float[] backward(
      float[] delta,
      int count,
      FloatPointer parameters,
      FloatPointer byParameters,
      boolean wanted) {
    bias.backward(delta, activations, count, biases(byParameters));
    products.byWeights(delta, input, count, byParameters);
    if (wanted) {
      inputGradient = Rows.room(inputGradient, count, shape.inputs());
      products.toLarge(delta, count, parameters, inputGradient);
    }
    return inputGradient;
  }

  private FloatPointer biases(FloatPointer parameters) {
    return Rows.at(parameters, (long) shape.features() * shape.window().patch());
  }
}
