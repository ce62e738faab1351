package org.genera.numerics;

/**
 * Logarithms of Poisson probabilities by the saddle-point expansion of Loader (2000, Fast and
 * Accurate Computation of Binomial Probabilities), in which large terms that nearly cancel do not
 * occur.
 */
public final class SaddlePoint {

  private static final double TWO_PI = 2 * StrictMath.PI;

  /** Smaller counts have their error from n! itself, which a double holds exactly. */
  private static final double SMALL = 16;

  /** Relative distances below this are summed as a series. */
  private static final double NEAR = 0.1;

  private static final int MOST_TERMS = 1000;

  private SaddlePoint() {}

  /**
   * log (n! / (√(2πn) (n/e)^n)), the error of Stirling's formula.
   *
   * @param n a whole number above 0
   */
  public static double stirlingError(double n) {
    if (n < SMALL) {
      return logOfFactorial(n) - (n + 0.5) * StrictMath.log(n) + n - 0.5 * StrictMath.log(TWO_PI);
    }
    double m = 1 / (n * n);
    double series = 1.0 / 1680 - m / 1188;
    series = 1.0 / 1260 - m * series;
    series = 1.0 / 360 - m * series;
    return (1.0 / 12 - m * series) / n;
  }

  private static double logOfFactorial(double n) {
    double product = 1;
    for (int i = 2; i <= n; i++) {
      product *= i;
    }
    return StrictMath.log(product);
  }

  /**
   * x log (x / mean) + mean - x, without cancellation where the two are close.
   *
   * @param x 0 or more
   * @param mean above 0
   * @return 0 or more
   */
  public static double deviance(double x, double mean) {
    if (x == 0) {
      return mean;
    }
    double difference = x - mean;
    if (Math.abs(difference) < NEAR * (x + mean)) {
      return nearDeviance(x, mean, difference);
    }
    double ratio = x / mean;
    double log =
        ratio >= Double.MIN_NORMAL && ratio <= Double.MAX_VALUE
            ? StrictMath.log(ratio)
            : StrictMath.log(x) - StrictMath.log(mean);
    return x * log - difference;
  }

  /** With v = (x - mean) / (x + mean): (x - mean) v + 2 x (v³/3 + v⁵/5 + …). */
  private static double nearDeviance(double x, double mean, double difference) {
    double v = difference / (x + mean);
    double sum = difference * v;
    double power = 2 * x * v;
    for (int j = 1; j < MOST_TERMS; j++) {
      power *= v * v;
      double next = sum + power / (2 * j + 1);
      if (next == sum) {
        break;
      }
      sum = next;
    }
    return sum;
  }

  /**
   * log (e^-x x^x / x!): the largest log-probability that a Poisson distribution can give a count.
   *
   * @param x a whole number, 0 or more
   */
  public static double logPeak(double x) {
    return x == 0 ? 0 : -stirlingError(x) - 0.5 * (StrictMath.log(TWO_PI) + StrictMath.log(x));
  }
}
