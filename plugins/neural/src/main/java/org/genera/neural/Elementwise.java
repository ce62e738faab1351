package org.genera.neural;

/**
 * Loops over arrays of floats that the compiler vectorises; strict arithmetic, so always the same
 * bits.
 */
final class Elementwise {

  /** The slope of the leaky rectifier below zero. */
  static final float LEAK = 0.2f;

  /** Times this the smallest normal number is above 1. */
  private static final float HUGE = 3e38f;

  /** Beyond this the tangent is 1 in single precision. */
  private static final float TANH_LIMIT = 9;

  /** Numbers that loops over short rows take at once. */
  private static final int WIDE = 512;

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

  /** Adds a row to each row; short rows several at once. */
  static void addToRows(float[] matrix, float[] summand, int rows) {
    int together = together(summand.length, rows);
    float[] wide = repeated(summand, together);
    int length = rows * summand.length;
    int from = 0;
    for (; from + wide.length <= length; from += wide.length) {
      for (int i = 0; i < wide.length; i++) {
        matrix[from + i] += wide[i];
      }
    }
    for (int i = 0; from + i < length; i++) {
      matrix[from + i] += wide[i];
    }
  }

  /** How many rows make a loop long enough for vectors. */
  private static int together(int width, int rows) {
    return Math.max(1, Math.min(rows, WIDE / width));
  }

  private static float[] repeated(float[] row, int times) {
    float[] wide = new float[row.length * times];
    for (int i = 0; i < times; i++) {
      System.arraycopy(row, 0, wide, i * row.length, row.length);
    }
    return wide;
  }

  static void relu(float[] x, int length) {
    for (int i = 0; i < length; i++) {
      x[i] = Math.max(x[i], 0);
    }
  }

  /** Without a comparison, which would not be vectorised: 1 for what is above zero, else 0. */
  static void timesReluSlope(float[] gradient, float[] activations, int length) {
    for (int i = 0; i < length; i++) {
      gradient[i] *= Math.min(1, HUGE * activations[i]);
    }
  }

  static void leakyRelu(float[] x, int length) {
    for (int i = 0; i < length; i++) {
      x[i] = Math.max(x[i], LEAK * x[i]);
    }
  }

  static void timesLeakySlope(float[] gradient, float[] activations, int length) {
    for (int i = 0; i < length; i++) {
      float above = Math.min(1, HUGE * Math.max(0, activations[i]));
      gradient[i] *= LEAK + (1 - LEAK) * above;
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

  /** Sums of columns; of short rows several at once. */
  static void columnSums(float[] matrix, int rows, float[] sums) {
    int width = sums.length;
    int together = together(width, rows);
    float[] wide = new float[width * together];
    double[] totals = new double[width];
    int whole = rows / together;
    for (int from = 0; from < whole; from += SUM_ROWS) {
      java.util.Arrays.fill(wide, 0);
      addRows(matrix, from, Math.min(whole, from + SUM_ROWS), wide);
      fold(wide, wide.length, totals);
    }
    int rest = whole * wide.length;
    System.arraycopy(matrix, rest, wide, 0, rows * width - rest);
    fold(wide, rows * width - rest, totals);
    for (int i = 0; i < width; i++) {
      sums[i] = (float) totals[i];
    }
  }

  private static void addRows(float[] matrix, int fromRow, int toRow, float[] sums) {
    for (int row = fromRow; row < toRow; row++) {
      int start = row * sums.length;
      for (int i = 0; i < sums.length; i++) {
        sums[i] += matrix[start + i];
      }
    }
  }

  private static void fold(float[] wide, int length, double[] totals) {
    for (int i = 0; i < length; i += totals.length) {
      for (int j = 0; j < totals.length; j++) {
        totals[j] += wide[i + j];
      }
    }
  }
}
