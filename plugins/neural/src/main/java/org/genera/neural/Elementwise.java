package org.genera.neural;

/**
 * Loops over arrays of floats that the compiler vectorises; strict arithmetic, so always the same
 * bits.
 */
final class Elementwise {

  /** The slope of the leaky rectifier below zero. */
  static final float LEAK = 0.2f;

  /** Beyond this the tangent is 1 in single precision. */
  private static final float TANH_LIMIT = 9;

  /** Rows whose sums are made in single precision. */
  private static final int SUM_ROWS = 256;

  private static final float ROOT_TWO_OVER_PI = 0.7978845608f;
  private static final float CUBE = 0.044715f;

  private Elementwise() {}

  static void add(float[] target, float[] summand, int length) {
    for (int i = 0; i < length; i++) {
      target[i] += summand[i];
    }
  }

  static void times(float[] target, float[] factors, int length) {
    for (int i = 0; i < length; i++) {
      target[i] *= factors[i];
    }
  }

  /** Adds a row to each row. */
  static void addToRows(float[] matrix, float[] summand, int rows) {
    int width = summand.length;
    if (width == 1) {
      addToAll(matrix, summand[0], rows);
      return;
    }
    for (int row = 0; row < rows; row++) {
      int from = row * width;
      for (int i = 0; i < width; i++) {
        matrix[from + i] += summand[i];
      }
    }
  }

  private static void addToAll(float[] target, float summand, int length) {
    for (int i = 0; i < length; i++) {
      target[i] += summand;
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

  static void leakyRelu(float[] x, int length) {
    for (int i = 0; i < length; i++) {
      x[i] = Math.max(x[i], LEAK * x[i]);
    }
  }

  static void timesLeakySlope(float[] gradient, float[] activations, int length) {
    for (int i = 0; i < length; i++) {
      gradient[i] = activations[i] > 0 ? gradient[i] : LEAK * gradient[i];
    }
  }

  static void tanh(float[] x, int length) {
    for (int i = 0; i < length; i++) {
      x[i] = tanh(x[i]);
    }
  }

  /** A rational function of degree 13 over 6 on [-9, 9], within 4e-7. */
  private static float tanh(float x) {
    float t = Math.max(-TANH_LIMIT, Math.min(TANH_LIMIT, x));
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
    return p / q;
  }

  static void timesTanhSlope(float[] gradient, float[] activations, int length) {
    for (int i = 0; i < length; i++) {
      gradient[i] *= 1 - activations[i] * activations[i];
    }
  }

  /** x σ(x), and its slope σ(x) (1 + x (1 - σ(x))); σ(x) = (1 + tanh(x / 2)) / 2. */
  static void silu(float[] x, float[] slopes, int length) {
    for (int i = 0; i < length; i++) {
      float sigmoid = 0.5f + 0.5f * tanh(0.5f * x[i]);
      slopes[i] = sigmoid * (1 + x[i] * (1 - sigmoid));
      x[i] *= sigmoid;
    }
  }

  /** x (1 + t) / 2 with t = tanh(√(2/π) (x + 0.044715 x³)), and its slope. */
  static void gelu(float[] x, float[] slopes, int length) {
    for (int i = 0; i < length; i++) {
      float square = CUBE * x[i] * x[i];
      float t = tanh(ROOT_TWO_OVER_PI * x[i] * (1 + square));
      float inner = ROOT_TWO_OVER_PI * (1 + 3 * square);
      slopes[i] = 0.5f * (1 + t) + 0.5f * x[i] * (1 - t * t) * inner;
      x[i] *= 0.5f * (1 + t);
    }
  }

  /** Sums of columns. */
  static void columnSums(float[] matrix, int rows, float[] sums) {
    double[] totals = new double[sums.length];
    for (int from = 0; from < rows; from += SUM_ROWS) {
      java.util.Arrays.fill(sums, 0);
      int to = Math.min(rows, from + SUM_ROWS);
      for (int row = from; row < to; row++) {
        int start = row * sums.length;
        for (int i = 0; i < sums.length; i++) {
          sums[i] += matrix[start + i];
        }
      }
      for (int i = 0; i < sums.length; i++) {
        totals[i] += sums[i];
      }
    }
    for (int i = 0; i < sums.length; i++) {
      sums[i] = (float) totals[i];
    }
  }
}
