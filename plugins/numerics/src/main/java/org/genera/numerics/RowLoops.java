package org.genera.numerics;

/**
 * The innermost loops. All their arrays share one index, so that the just-in-time compiler turns
 * them into vector instructions; four terms at a time make up for the load and store of the sum.
 */
public final class RowLoops {

  /** With an array's header of two numbers, a multiple of this is whole lines of the cache. */
  private static final int LINE = 8;

  private static final int HEADER = 2;

  private RowLoops() {}

  /**
   * Arrays for one loop. Each takes whole lines of the cache, so that those allocated one after the
   * other start equally within a line: once the loop has come to the start of a line in the array
   * that it writes, no vector that it reads lies across two lines. That saves a third of the time.
   *
   * @param count how many arrays
   * @param length how many numbers each holds at least; up to 7 more
   * @return arrays of zeros
   */
  public static double[][] arrays(int count, int length) {
    return new double[count][(length + HEADER + LINE - 1) / LINE * LINE - HEADER];
  }

  /**
   * sum += a x.
   *
   * @param sum what is added to
   * @param from the first index
   * @param to the index after the last
   * @param a a factor
   * @param x numbers
   */
  public static void addScaled(double[] sum, int from, int to, double a, double[] x) {
    for (int i = from; i < to; i++) {
      sum[i] += a * x[i];
    }
  }

  /**
   * sum += a w + b x + c y + d z.
   *
   * @param sum what is added to
   * @param from the first index
   * @param to the index after the last
   * @param a a factor
   * @param w numbers
   * @param b a factor
   * @param x numbers
   * @param c a factor
   * @param y numbers
   * @param d a factor
   * @param z numbers
   */
  public static void addScaled(
      double[] sum,
      int from,
      int to,
      double a,
      double[] w,
      double b,
      double[] x,
      double c,
      double[] y,
      double d,
      double[] z) {
    for (int i = from; i < to; i++) {
      sum[i] += (a * w[i] + b * x[i]) + (c * y[i] + d * z[i]);
    }
  }

  /**
   * sum += a x + b y.
   *
   * @param sum what is added to
   * @param from the first index
   * @param to the index after the last
   * @param a a factor
   * @param x numbers
   * @param b a factor
   * @param y numbers
   */
  public static void addScaled(
      double[] sum, int from, int to, double a, double[] x, double b, double[] y) {
    for (int i = from; i < to; i++) {
      sum[i] += a * x[i] + b * y[i];
    }
  }

  /**
   * result = a x.
   *
   * @param result takes the result
   * @param length how many, from index 0
   * @param a a factor
   * @param x numbers
   */
  public static void scale(double[] result, int length, double a, double[] x) {
    for (int i = 0; i < length; i++) {
      result[i] = a * x[i];
    }
  }

  /**
   * result = a x + b y.
   *
   * @param result takes the result
   * @param length how many, from index 0
   * @param a a factor
   * @param x numbers
   * @param b a factor
   * @param y numbers
   */
  public static void scale(
      double[] result, int length, double a, double[] x, double b, double[] y) {
    for (int i = 0; i < length; i++) {
      result[i] = a * x[i] + b * y[i];
    }
  }

  /**
   * result = a w + b x + c y + d z.
   *
   * @param result takes the result
   * @param length how many, from index 0
   * @param a a factor
   * @param w numbers
   * @param b a factor
   * @param x numbers
   * @param c a factor
   * @param y numbers
   * @param d a factor
   * @param z numbers
   */
  public static void scale(
      double[] result,
      int length,
      double a,
      double[] w,
      double b,
      double[] x,
      double c,
      double[] y,
      double d,
      double[] z) {
    for (int i = 0; i < length; i++) {
      result[i] = (a * w[i] + b * x[i]) + (c * y[i] + d * z[i]);
    }
  }

  /**
   * xᵀy, in four sums that are added at the end.
   *
   * @param x numbers
   * @param y numbers
   * @param length how many, from index 0
   * @return the sum of the products
   */
  public static double dot(double[] x, double[] y, int length) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int i = 0;
    for (; i + 3 < length; i += 4) {
      a += x[i] * y[i];
      b += x[i + 1] * y[i + 1];
      c += x[i + 2] * y[i + 2];
      d += x[i + 3] * y[i + 3];
    }
    for (; i < length; i++) {
      a += x[i] * y[i];
    }
    return (a + b) + (c + d);
  }

  /**
   * result = x².
   *
   * @param result takes the result
   * @param x numbers
   * @param length how many, from index 0
   */
  public static void square(double[] result, double[] x, int length) {
    for (int i = 0; i < length; i++) {
      result[i] = x[i] * x[i];
    }
  }

  /**
   * sum += x².
   *
   * @param sum what is added to
   * @param x numbers
   * @param length how many, from index 0
   */
  public static void addSquares(double[] sum, double[] x, int length) {
    for (int i = 0; i < length; i++) {
      sum[i] += x[i] * x[i];
    }
  }

  /**
   * difference = x - a.
   *
   * @param difference takes the result
   * @param x numbers
   * @param a what is taken from each
   * @param length how many, from index 0
   */
  public static void subtract(double[] difference, double[] x, double a, int length) {
    for (int i = 0; i < length; i++) {
      difference[i] = x[i] - a;
    }
  }

  /**
   * sum += p (x - a)².
   *
   * @param sum what is added to
   * @param length how many, from index 0
   * @param p a factor
   * @param a a centre
   * @param x numbers
   */
  public static void addScaledSquares(double[] sum, int length, double p, double a, double[] x) {
    for (int i = 0; i < length; i++) {
      sum[i] += p * ((x[i] - a) * (x[i] - a));
    }
  }

  /**
   * sum += p (x - a)² + q (y - b)².
   *
   * @param sum what is added to
   * @param length how many, from index 0
   * @param p a factor
   * @param a a centre
   * @param x numbers
   * @param q a factor
   * @param b a centre
   * @param y numbers
   */
  public static void addScaledSquares(
      double[] sum, int length, double p, double a, double[] x, double q, double b, double[] y) {
    for (int i = 0; i < length; i++) {
      sum[i] += p * ((x[i] - a) * (x[i] - a)) + q * ((y[i] - b) * (y[i] - b));
    }
  }
}
