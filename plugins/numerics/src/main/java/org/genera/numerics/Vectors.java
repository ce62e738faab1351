package org.genera.numerics;

/** Vectors as arrays of one length. */
final class Vectors {

  private Vectors() {}

  static double dot(double[] x, double[] y) {
    return RowLoops.dot(x, y, x.length);
  }

  static double norm(double[] x) {
    return Math.sqrt(dot(x, x));
  }

  /** The largest magnitude; NaN if there is one. */
  static double largest(double[] x) {
    double largest = 0;
    for (double value : x) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }

  /** x + a y. */
  static double[] plus(double[] x, double a, double[] y) {
    double[] sum = x.clone();
    add(sum, a, y);
    return sum;
  }

  /** x += a y. */
  static void add(double[] x, double a, double[] y) {
    RowLoops.addScaled(x, 0, x.length, a, y);
  }

  static void scale(double[] x, double a) {
    RowLoops.scale(x, x.length, a, x);
  }

  static double[] negative(double[] x) {
    double[] negative = x.clone();
    scale(negative, -1);
    return negative;
  }
}
