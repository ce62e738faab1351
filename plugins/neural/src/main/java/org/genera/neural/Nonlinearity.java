package org.genera.neural;

/** An activation at work on the outputs of a layer. */
final class Nonlinearity {

  private final Activation activation;
  private float[] slopes = {};

  Nonlinearity(Activation activation) {
    this.activation = activation;
  }

  /** Replaces numbers by their activations, and keeps what the way back needs. */
  void forward(float[] z, int length) {
    if (activation.keepsSlopes()) {
      slopes = Rows.room(slopes, length, 1);
    }
    switch (activation) {
      case IDENTITY -> {}
      case RELU -> Elementwise.relu(z, length);
      case TANH -> Elementwise.tanh(z, length);
      case LEAKY_RELU -> Elementwise.leakyRelu(z, length);
      case SILU -> Elementwise.silu(z, slopes, length);
      case GELU -> Elementwise.gelu(z, slopes, length);
    }
  }

  /** Multiplies gradients by the slope, given the activations. */
  void backward(float[] delta, float[] activations, int length) {
    switch (activation) {
      case IDENTITY -> {}
      case RELU -> Elementwise.timesReluSlope(delta, activations, length);
      case TANH -> Elementwise.timesTanhSlope(delta, activations, length);
      case LEAKY_RELU -> Elementwise.timesLeakySlope(delta, activations, length);
      case SILU, GELU -> Elementwise.times(delta, slopes, length);
    }
  }
}
