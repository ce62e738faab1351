package org.genera.neural;

import org.bytedeco.javacpp.FloatPointer;

/** x Wᵀ + b and its activation. W lies output by output, then b. */
final class DenseKernel implements Kernel {

  private final int inputs;
  private final int outputs;
  private final MatrixProducts products;
  private final Nonlinearity nonlinearity;
  private final float[] bias;
  private FloatPointer x = new FloatPointer(0L);
  private FloatPointer z = new FloatPointer(0L);
  private FloatPointer byX = new FloatPointer(0L);
  private float[] activations = {};
  private float[] inputGradient = {};

  DenseKernel(DenseShape shape) {
    inputs = shape.inputs();
    outputs = shape.outputs();
    products = new MatrixProducts(inputs, outputs);
    nonlinearity = new Nonlinearity(shape.activation());
    bias = new float[outputs];
  }

  @Override
  public float[] forward(float[] input, int rows, FloatPointer parameters) {
    x = Rows.room(x, rows, inputs);
    z = Rows.room(z, rows, outputs);
    activations = Rows.room(activations, rows, outputs);
    x.put(input, 0, rows * inputs);
    products.forward(rows, x, parameters, z);
    z.get(activations, 0, rows * outputs);
    biases(parameters).get(bias, 0, outputs);
    Elementwise.addToRows(activations, bias, rows);
    nonlinearity.forward(activations, rows * outputs);
    return activations;
  }

  @Override
  public float[] backward(
      float[] delta, int rows, FloatPointer parameters, FloatPointer byParameters, boolean wanted) {
    nonlinearity.backward(delta, activations, rows * outputs);
    z.put(delta, 0, rows * outputs);
    Elementwise.columnSums(delta, rows, bias);
    biases(byParameters).put(bias, 0, outputs);
    products.byWeights(rows, z, x, false, byParameters);
    if (wanted) {
      byX = Rows.room(byX, rows, inputs);
      inputGradient = Rows.room(inputGradient, rows, inputs);
      products.byInputs(rows, z, parameters, byX);
      byX.get(inputGradient, 0, rows * inputs);
    }
    return inputGradient;
  }

  private FloatPointer biases(FloatPointer parameters) {
    return Rows.at(parameters, (long) inputs * outputs);
  }
}
