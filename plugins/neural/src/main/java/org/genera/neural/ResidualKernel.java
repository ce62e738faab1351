package org.genera.neural;

import org.bytedeco.javacpp.FloatPointer;

/** A residual block: f(x) + x, and its activation. */
final class ResidualKernel implements Kernel {

  private final int width;
  private final SequenceKernel layers;
  private final Nonlinearity nonlinearity;
  private float[] activations = {};
  private float[] shortcut = {};

  ResidualKernel(ResidualShape shape) {
    width = shape.inputs();
    layers = new SequenceKernel(shape.layers());
    nonlinearity = new Nonlinearity(shape.activation());
  }

  @Override
  public float[] forward(float[] input, int rows, FloatPointer parameters) {
    activations = Rows.room(activations, rows, width);
    float[] residual = layers.forward(input, rows, parameters);
    System.arraycopy(residual, 0, activations, 0, rows * width);
    Elementwise.add(activations, input, rows * width);
    nonlinearity.forward(activations, rows * width);
    return activations;
  }

  @Override
  public float[] backward(
      float[] delta, int rows, FloatPointer parameters, FloatPointer byParameters, boolean wanted) {
    nonlinearity.backward(delta, activations, rows * width);
    shortcut = Rows.room(shortcut, rows, width);
    System.arraycopy(delta, 0, shortcut, 0, rows * width);
    float[] byInput = layers.backward(delta, rows, parameters, byParameters, wanted);
    if (wanted) {
      Elementwise.add(byInput, shortcut, rows * width);
    }
    return byInput;
  }
}
