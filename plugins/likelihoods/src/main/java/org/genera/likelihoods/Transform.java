package org.genera.likelihoods;

import org.genera.numerics.VectorMath;

/** Logarithms of a column's numbers. */
final class Transform {

  private Transform() {}

  /** log x; NaN where x is missing, and where it is not positive. */
  static double[] logs(double[] x) {
    double[] logs = new double[x.length];
    for (int row = 0; row < x.length; row++) {
      logs[row] = x[row] > 0 ? x[row] : Double.NaN;
    }
    VectorMath.log(logs, new double[x.length], x.length);
    return logs;
  }
}
