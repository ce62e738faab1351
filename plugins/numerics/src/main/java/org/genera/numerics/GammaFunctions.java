package org.genera.numerics;

/**
 * The gamma function's logarithm and its derivative, for positive numbers, in strict arithmetic.
 */
public final class GammaFunctions {

  /** From here on the asymptotic series are exact to double precision. */
  private static final double LARGE = 15;

  private static final double HALF_LOG_2_PI = 0.9189385332046727;

  /** B(2n) / (2n (2n - 1)), n = 1, 2, …: Stirling's series. */
  private static final double[] STIRLING = {
    1.0 / 12, -1.0 / 360, 1.0 / 1260, -1.0 / 1680, 1.0 / 1188, -691.0 / 360360, 1.0 / 156
  };

  /** B(2n) / (2n), n = 1, 2, …: the series of the digamma function. */
  private static final double[] DIGAMMA = {
    1.0 / 12, -1.0 / 120, 1.0 / 252, -1.0 / 240, 1.0 / 132, -691.0 / 32760, 1.0 / 12
  };

  private GammaFunctions() {}

  /**
   * log Γ(x).
   *
   * @param x a positive number
   * @return the logarithm of the gamma function
   */
  public static double logGamma(double x) {
    double product = 1;
    double y = x;
    while (y < LARGE) {
      product *= y++;
    }
    double series = series(STIRLING, y) * y;
    return (y - 0.5) * StrictMath.log(y) - y + HALF_LOG_2_PI + series - StrictMath.log(product);
  }

  /**
   * ψ(x), the derivative of log Γ(x).
   *
   * @param x a positive number
   * @return the digamma function
   */
  public static double digamma(double x) {
    double sum = 0;
    double y = x;
    while (y < LARGE) {
      sum -= 1 / y++;
    }
    return sum + StrictMath.log(y) - 0.5 / y - series(DIGAMMA, y);
  }

  /** The sum of c_n / y^2n. */
  private static double series(double[] coefficients, double y) {
    double inverse = 1 / (y * y);
    double sum = 0;
    for (int n = coefficients.length - 1; n >= 0; n--) {
      sum = (sum + coefficients[n]) * inverse;
    }
    return sum;
  }
}
