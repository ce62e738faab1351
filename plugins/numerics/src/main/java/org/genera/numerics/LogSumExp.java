package org.genera.numerics;

/** The logarithm of a sum of exponentials, without overflow. */
public final class LogSumExp {

  private LogSumExp() {}

  /**
   * log(exp(a) + exp(b) + …), in strict arithmetic.
   *
   * @param values logarithms; negative infinity is a term of zero
   * @return the logarithm of the sum; negative infinity if every term is zero
   */
  public static double of(double... values) {
    double max = Double.NEGATIVE_INFINITY;
    for (double value : values) {
      max = Math.max(max, value);
    }
    if (max == Double.NEGATIVE_INFINITY) {
      return max;
    }
    double sum = 0;
    for (double value : values) {
      sum += StrictMath.exp(value - max);
    }
    return max + StrictMath.log(sum);
  }

  /**
   * Turns logarithms into shares that sum to 1, in place.
   *
   * @param values logarithms; if every one is negative infinity the shares are equal
   * @return the logarithm of the sum before
   */
  public static double normalise(double[] values) {
    double total = of(values);
    for (int i = 0; i < values.length; i++) {
      values[i] =
          total == Double.NEGATIVE_INFINITY
              ? 1.0 / values.length
              : StrictMath.exp(values[i] - total);
    }
    return total;
  }
}
