package org.genera.neural;

/**
 * Loops over arrays of floats that the compiler vectorises; strict arithmetic, so always the same
 * bits.
 */
final class Elementwise {

  /** Beyond this the tangent is 1 in single precision. */
  private static final float TANH_LIMIT = 9;

  private Elementwise() {}

  static void add(float[] target, int from, float[] summand) {
    for (int i = 0; i < summand.length; i++) {
      target[from + i] += summand[i];
    }
  }

  static void relu(float[] x, int length) {
    for (int i = 0; i < length; i++) {
      x[i] = Math.max(x[i], 0);
    }
  }

  static void timesReluSlope(float[] gradient, float[] activations, int length) {
    for (int i = 0; i < length; i++) {
      gradient[i] = activations[i] > 0 ? gradient[i] : 0;
    }
  }

  /** A rational function of degree 13 over 6 on [-9, 9], within 4e-7. */
  static void tanh(float[] x, int length) {
    for (int i = 0; i < length; i++) {
      float t = Math.max(-TANH_LIMIT, Math.min(TANH_LIMIT, x[i]));
      float s = t * t;
      float p = s * -2.7607684e-16f + 2.000188e-13f;
      p = p * s + -8.604672e-11f;
      p = p * s + 5.1222973e-8f;
      p = p * s + 1.48572235e-5f;
      p = p * s + 6.3726195e-4f;
      p = (p * s + 4.8935246e-3f) * t;
      float q = s * 1.1982584e-6f + 1.1853471e-4f;
      q = q * s + 2.2684347e-3f;
      q = q * s + 4.893525e-3f;
      x[i] = p / q;
    }
  }

  static void timesTanhSlope(float[] gradient, float[] activations, int length) {
    for (int i = 0; i < length; i++) {
      gradient[i] *= 1 - activations[i] * activations[i];
    }
  }

  /** Sums of columns. */
  static void columnSums(float[] matrix, int rows, float[] sums) {
    java.util.Arrays.fill(sums, 0);
    for (int row = 0; row < rows; row++) {
      int start = row * sums.length;
      for (int i = 0; i < sums.length; i++) {
        sums[i] += matrix[start + i];
      }
    }
  }
}
