package org.genera.neural;

import org.bytedeco.javacpp.FloatPointer;

/** A transposed convolution, and its activation. */
final class TransposedConvolutionKernel implements Kernel {

  private final TransposedConvolutionShape shape;
  private final PatchProducts products;
  private final PointwiseBias bias;
  private float[] input = {};
  private float[] activations = {};
  private float[] inputGradient = {};

  TransposedConvolutionKernel(TransposedConvolutionShape shape) {
    this.shape = shape;
    products = new PatchProducts(shape.window(), shape.features());
    bias = new PointwiseBias(shape.window().large(), shape.activation());
  }

  @Override
  public float[] forward(float[] rows, int count, FloatPointer parameters) {
    input = rows;
    activations = Rows.room(activations, count, shape.outputs());
    products.toLarge(rows, count, parameters, activations);
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
    if (wanted) {
      inputGradient = Rows.room(inputGradient, count, shape.inputs());
      products.backToSmall(input, delta, count, parameters, byParameters, inputGradient);
    } else {
      products.byWeights(input, delta, count, byParameters);
    }
    return inputGradient;
  }

  private FloatPointer biases(FloatPointer parameters) {
    return Rows.at(parameters, (long) shape.features() * shape.window().patch());
  }
}
