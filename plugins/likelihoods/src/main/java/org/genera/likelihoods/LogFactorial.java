package org.genera.likelihoods;

import org.apache.commons.math3.special.Gamma;

/** log n!, from a table where n is small. */
final class LogFactorial {

  private static final int SMALL = 1024;
  private static final double[] TABLE = new double[SMALL];

  static {
    for (int n = 2; n < TABLE.length; n++) {
      TABLE[n] = Gamma.logGamma(n + 1.0);
    }
  }

  private LogFactorial() {}

  /**
   * Adds log n! of each of some numbers.
   *
   * @param sign 1, or -1 to subtract
   * @param or of all the numbers
   */
  static void add(double sign, long[] numbers, int from, long or, double[] sums, int count) {
    if (or < SMALL) {
      for (int i = 0; i < count; i++) {
        sums[i] += sign * TABLE[(int) numbers[from + i] & (SMALL - 1)];
      }
    } else {
      for (int i = 0; i < count; i++) {
        sums[i] += sign * of(numbers[from + i]);
      }
    }
  }

  /** That of a whole number; 0 for a negative or a missing one. */
  static double of(double n) {
    if (n < SMALL) {
      return TABLE[(int) Math.max(0, n)];
    }
    return n >= SMALL ? Gamma.logGamma(n + 1) : 0;
  }

  static double of(long n) {
    return n < SMALL ? TABLE[(int) n] : Gamma.logGamma(n + 1.0);
  }
}
