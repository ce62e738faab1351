package org.genera.neural;

/** What a layer applies to each of its outputs. */
public enum Activation {
  /** The output itself. */
  IDENTITY,
  /** max(0, x). */
  RELU,
  /** The hyperbolic tangent. */
  TANH;

  /** Replaces z + bias by its activation, row by row. */
  void forward(float[] z, float[] bias, int rows) {
    int width = bias.length;
    for (int row = 0; row < rows; row++) {
      Elementwise.add(z, row * width, bias);
    }
    switch (this) {
      case IDENTITY -> {}
      case RELU -> Elementwise.relu(z, rows * width);
      case TANH -> Elementwise.tanh(z, rows * width);
    }
  }

  /** Multiplies gradients by the slope, given the activations. */
  void backward(float[] gradient, float[] activations, int length) {
    switch (this) {
      case IDENTITY -> {}
      case RELU -> Elementwise.timesReluSlope(gradient, activations, length);
      case TANH -> Elementwise.timesTanhSlope(gradient, activations, length);
    }
  }
}
