package org.genera.likelihoods;

import org.apache.commons.math3.special.Gamma;

/** log n!, from a table where n is small. */
final class LogFactorial {

  private static final double[] TABLE = new double[1024];

  static {
    for (int n = 2; n < TABLE.length; n++) {
      TABLE[n] = Gamma.logGamma(n + 1.0);
    }
  }

  private LogFactorial() {}

  static double of(long n) {
    return n < TABLE.length ? TABLE[(int) n] : Gamma.logGamma(n + 1.0);
  }
}
