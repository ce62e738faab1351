package org.genera.neural;

import org.bytedeco.javacpp.FloatPointer;

/**
 * What a convolution and a transposed one have in common: a linear map through a window, biases of
 * the grid that it gives, and an activation. Weights lie before the biases.
 */
abstract sealed class WindowKernel implements Kernel
    permits ConvolutionKernel, TransposedConvolutionKernel {

  private final LayerShape shape;
  private final int weights;
  private final PointwiseBias bias;
  private float[] input = {};
  private float[] activations = {};
  private float[] inputGradient = {};

  /**
   * A kernel.
   *
   * @param weights how many there are
   * @param bias of the grid that it gives
   */
  WindowKernel(LayerShape shape, int weights, PointwiseBias bias) {
    this.shape = shape;
    this.weights = weights;
    this.bias = bias;
  }

  /** The linear map. */
  abstract void linear(float[] input, int count, FloatPointer weights, float[] output);

  /** Its gradient by the weights. */
  abstract void byWeights(float[] input, float[] delta, int count, FloatPointer gradient);

  /** Its gradients by the weights and by the input. */
  abstract void byWeightsAndInput(
      float[] input,
      float[] delta,
      int count,
      FloatPointer weights,
      FloatPointer gradient,
      float[] byInput);

  @Override
  public final float[] forward(float[] rows, int count, FloatPointer parameters) {
    input = rows;
    activations = Rows.room(activations, count, shape.outputs());
    linear(rows, count, parameters, activations);
    bias.forward(activations, count, Rows.at(parameters, weights));
    return activations;
  }

  @Override
  public final float[] backward(
      float[] delta,
      int count,
      FloatPointer parameters,
      FloatPointer byParameters,
      boolean wanted) {
    bias.backward(delta, activations, count, Rows.at(byParameters, weights));
    if (wanted) {
      inputGradient = Rows.room(inputGradient, count, shape.inputs());
      byWeightsAndInput(input, delta, count, parameters, byParameters, inputGradient);
    } else {
      byWeights(input, delta, count, byParameters);
    }
    return inputGradient;
  }
}
