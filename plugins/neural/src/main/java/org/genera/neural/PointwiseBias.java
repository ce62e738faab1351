package org.genera.neural;

import org.bytedeco.javacpp.FloatPointer;

/** A bias for each channel, the same at all points of a grid, and an activation. */
final class PointwiseBias {

  private final Grid grid;
  private final Nonlinearity nonlinearity;
  private final float[] bias;

  PointwiseBias(Grid grid, Activation activation) {
    this.grid = grid;
    nonlinearity = new Nonlinearity(activation);
    bias = new float[grid.channels()];
  }

  /** Adds biases and applies the activation. */
  void forward(float[] grids, int count, FloatPointer biases) {
    biases.get(bias, 0, bias.length);
    Elementwise.addToRows(grids, bias, count * grid.points());
    nonlinearity.forward(grids, count * grid.size());
  }

  /** Turns the gradient by activations into that by the linear part, and tells that by biases. */
  void backward(float[] delta, float[] activations, int count, FloatPointer byBiases) {
    nonlinearity.backward(delta, activations, count * grid.size());
    Elementwise.columnSums(delta, count * grid.points(), bias);
    byBiases.put(bias, 0, bias.length);
  }
}
