package org.genera.hmm;

import org.genera.numerics.RowLoops;

/**
 * The innermost loops over series side by side. A row holds a number of each lane; all rows of a
 * loop share one index, so that it becomes vector instructions.
 */
final class LaneKernels {

  private LaneKernels() {}

  /** result = Σ factors[at + i] rows[from + i], a product of a matrix's row with a matrix. */
  static void combine(
      double[] result, int lanes, double[] factors, int at, double[][] rows, int from, int count) {
    int i;
    if (count >= 4) {
      RowLoops.scale(
          result,
          lanes,
          factors[at],
          rows[from],
          factors[at + 1],
          rows[from + 1],
          factors[at + 2],
          rows[from + 2],
          factors[at + 3],
          rows[from + 3]);
      i = 4;
    } else {
      RowLoops.scale(result, lanes, factors[at], rows[from]);
      i = 1;
    }
    for (; i + 3 < count; i += 4) {
      RowLoops.addScaled(
          result,
          0,
          lanes,
          factors[at + i],
          rows[from + i],
          factors[at + i + 1],
          rows[from + i + 1],
          factors[at + i + 2],
          rows[from + i + 2],
          factors[at + i + 3],
          rows[from + i + 3]);
    }
    for (; i < count; i++) {
      RowLoops.addScaled(result, 0, lanes, factors[at + i], rows[from + i]);
    }
  }

  /** result = the largest of terms[at + i] + rows[from + i]: a product where + is the maximum. */
  static void largest(
      double[] result, int lanes, double[] terms, int at, double[][] rows, int from, int count) {
    first(result, lanes, terms[at], rows[from]);
    int i = 1;
    for (; i + 3 < count; i += 4) {
      larger(
          result,
          lanes,
          terms[at + i],
          rows[from + i],
          terms[at + i + 1],
          rows[from + i + 1],
          terms[at + i + 2],
          rows[from + i + 2],
          terms[at + i + 3],
          rows[from + i + 3]);
    }
    for (; i < count; i++) {
      larger(result, lanes, terms[at + i], rows[from + i]);
    }
  }

  private static void first(double[] result, int lanes, double a, double[] x) {
    for (int l = 0; l < lanes; l++) {
      result[l] = a + x[l];
    }
  }

  private static void larger(double[] result, int lanes, double a, double[] x) {
    for (int l = 0; l < lanes; l++) {
      result[l] = Math.max(result[l], a + x[l]);
    }
  }

  private static void larger(
      double[] result,
      int lanes,
      double a,
      double[] w,
      double b,
      double[] x,
      double c,
      double[] y,
      double d,
      double[] z) {
    for (int l = 0; l < lanes; l++) {
      double left = Math.max(a + w[l], b + x[l]);
      double right = Math.max(c + y[l], d + z[l]);
      result[l] = Math.max(result[l], Math.max(left, right));
    }
  }

  /** sum = Σ rows[from + i]. */
  static void sum(double[] sum, int lanes, double[][] rows, int from, int count) {
    System.arraycopy(rows[from], 0, sum, 0, lanes);
    int i = 1;
    for (; i + 3 < count; i += 4) {
      add(sum, lanes, rows[from + i], rows[from + i + 1], rows[from + i + 2], rows[from + i + 3]);
    }
    for (; i < count; i++) {
      add(sum, lanes, rows[from + i]);
    }
  }

  private static void add(double[] sum, int lanes, double[] a, double[] b, double[] c, double[] d) {
    for (int l = 0; l < lanes; l++) {
      sum[l] += (a[l] + b[l]) + (c[l] + d[l]);
    }
  }

  static void add(double[] sum, int lanes, double[] a) {
    for (int l = 0; l < lanes; l++) {
      sum[l] += a[l];
    }
  }

  static void multiply(double[] result, int lanes, double[] a, double[] b) {
    for (int l = 0; l < lanes; l++) {
      result[l] = a[l] * b[l];
    }
  }

  static void invert(double[] result, int lanes, double[] a) {
    for (int l = 0; l < lanes; l++) {
      result[l] = 1 / a[l];
    }
  }

  /** a = a b c. */
  static void multiplyTwice(double[] a, int lanes, double[] b, double[] c) {
    for (int l = 0; l < lanes; l++) {
      a[l] = a[l] * b[l] * c[l];
    }
  }

  /** Nothing above a limit. */
  static void limit(double[] a, int lanes, double limit) {
    for (int l = 0; l < lanes; l++) {
      a[l] = Math.min(a[l], limit);
    }
  }

  /** Whether a number is below a limit, or none. */
  static boolean isAnyBelow(double[] a, int lanes, double limit) {
    boolean any = false;
    for (int l = 0; l < lanes; l++) {
      any |= !(a[l] >= limit);
    }
    return any;
  }

  /** Whether a number is above a limit, or none. */
  static boolean isAnyAbove(double[] a, int lanes, double limit) {
    boolean any = false;
    for (int l = 0; l < lanes; l++) {
      any |= !(a[l] <= limit);
    }
    return any;
  }
}
