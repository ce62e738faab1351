package org.genera.neural;

/**
 * Gradients of the micro-batches of one batch, and their sum in the canonical tree of {@link
 * org.genera.api.engine.Engine}: node i of a level is the sum of nodes 2i and 2i + 1 of the level
 * below. Ranges of parameters are summed apart, by any number of threads.
 */
final class GradientSum {

  /** Parameters in a range; part of the result, as the norm is a sum of sums over ranges. */
  static final int RANGE = 1 << 16;

  private final float[][] parts;
  private final double[] squares;
  private final int length;

  GradientSum(int parts, int length) {
    this.parts = new float[parts][length];
    this.length = length;
    squares = new double[(length + RANGE - 1) / RANGE];
  }

  /** Where the gradient of a micro-batch goes. */
  float[] part(int index) {
    return parts[index];
  }

  int ranges() {
    return squares.length;
  }

  int from(int range) {
    return range * RANGE;
  }

  int to(int range) {
    return Math.min(length, (range + 1) * RANGE);
  }

  /** Adds up the first few parts in a range. */
  void sum(int range, int count) {
    for (int stride = 1; stride < count; stride *= 2) {
      for (int i = 0; i + stride < count; i += 2 * stride) {
        add(parts[i], parts[i + stride], from(range), to(range));
      }
    }
    squares[range] = squares(parts[0], from(range), to(range));
  }

  /** Four sums side by side: an addition need not wait for the one before. */
  private static double squares(float[] values, int from, int to) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int i = from;
    for (; i + 4 <= to; i += 4) {
      a += (double) values[i] * values[i];
      b += (double) values[i + 1] * values[i + 1];
      c += (double) values[i + 2] * values[i + 2];
      d += (double) values[i + 3] * values[i + 3];
    }
    for (; i < to; i++) {
      a += (double) values[i] * values[i];
    }
    return (a + b) + (c + d);
  }

  private static void add(float[] target, float[] summand, int from, int to) {
    for (int i = from; i < to; i++) {
      target[i] += summand[i];
    }
  }

  /** The sum, once all ranges are done. */
  float[] total() {
    return parts[0];
  }

  /** Its Euclidean norm, once all ranges are done. */
  double norm() {
    double sum = 0;
    for (double part : squares) {
      sum += part;
    }
    return Math.sqrt(sum);
  }
}
