package org.genera.numerics;

/**
 * Exponentials and logarithms of whole arrays: the same bits in every process, on every machine and
 * in every compilation tier, unlike those of {@link Math}, and several times as fast as {@link
 * StrictMath}. The error is below 1 unit in the last place for exponentials and below 1.5 for
 * logarithms.
 *
 * <p>Each has one loop of additions, multiplications and divisions without a branch, which the
 * just-in-time compiler turns into vector instructions, and short loops that handle exponent bits
 * one number at a time.
 */
public final class VectorMath {

  private static final double LOG2_E = 0x1.71547652b82fep0;
  private static final double LN2_HIGH = 0x1.62e42feep-1;
  private static final double LN2_LOW = 0x1.a39ef35793c76p-33;

  /** Adding this rounds to a whole number, which the sum's lowest bits then hold. */
  private static final double ROUNDER = 0x1.8p52;

  private static final double EXP_MIN = -708;
  private static final double EXP_MAX = 709;

  private static final int MANTISSA_BITS = 52;
  private static final long EXPONENT_BIAS = 1023;
  private static final long SQRT_HALF = 0x3fe6a09e667f3bcdL;

  private VectorMath() {}

  /**
   * Replaces numbers by their exponentials.
   *
   * @param values the numbers
   * @param scratch an array at least as long
   * @param length how many numbers, from index 0
   */
  public static void exp(double[] values, double[] scratch, int length) {
    expOfRemainder(values, scratch, length);
    for (int i = 0; i < length; i++) {
      double x = values[i];
      if (x >= EXP_MIN && x <= EXP_MAX) {
        long shifted = Double.doubleToRawLongBits(x * LOG2_E + ROUNDER);
        values[i] =
            scratch[i] * Double.longBitsToDouble((shifted + EXPONENT_BIAS) << MANTISSA_BITS);
      } else {
        values[i] = StrictMath.exp(x);
      }
    }
  }

  /** exp(x - n ln 2) for the whole number n nearest to x / ln 2: its Taylor series to degree 13. */
  private static void expOfRemainder(double[] x, double[] result, int length) {
    for (int i = 0; i < length; i++) {
      double n = (x[i] * LOG2_E + ROUNDER) - ROUNDER;
      double r = (x[i] - n * LN2_HIGH) - n * LN2_LOW;
      double p = 1.0 / 479001600 + r * (1.0 / 6227020800L);
      p = 1.0 / 39916800 + r * p;
      p = 1.0 / 3628800 + r * p;
      p = 1.0 / 362880 + r * p;
      p = 1.0 / 40320 + r * p;
      p = 1.0 / 5040 + r * p;
      p = 1.0 / 720 + r * p;
      p = 1.0 / 120 + r * p;
      p = 1.0 / 24 + r * p;
      p = 1.0 / 6 + r * p;
      p = 0.5 + r * p;
      result[i] = 1 + (r + r * r * p);
    }
  }

  /**
   * Replaces numbers by their natural logarithms.
   *
   * @param values the numbers
   * @param scratch an array at least as long
   * @param length how many numbers, from index 0
   */
  public static void log(double[] values, double[] scratch, int length) {
    for (int i = 0; i < length; i++) {
      long bits = Double.doubleToRawLongBits(values[i]);
      scratch[i] = Double.longBitsToDouble(bits - (exponent(bits) << MANTISSA_BITS));
    }
    logNearOne(scratch, length);
    for (int i = 0; i < length; i++) {
      double x = values[i];
      if (x >= Double.MIN_NORMAL && x <= Double.MAX_VALUE) {
        double n = exponent(Double.doubleToRawLongBits(x));
        values[i] = n * LN2_HIGH + (scratch[i] + n * LN2_LOW);
      } else {
        values[i] = StrictMath.log(x);
      }
    }
  }

  /** The power of two that brings a number between the square roots of 1/2 and 2. */
  private static long exponent(long bits) {
    return (bits - SQRT_HALF) >> MANTISSA_BITS;
  }

  /**
   * The logarithm between the square roots of 1/2 and 2, as in Sun's fdlibm (e_log.c, 1993): with s
   * = f / (2 + f), log(1 + f) = f - f²/2 + s (f²/2 + R(s²)).
   */
  private static void logNearOne(double[] x, int length) {
    for (int i = 0; i < length; i++) {
      double f = x[i] - 1;
      double s = f / (2 + f);
      double z = s * s;
      double r = 1.531383769920937332e-01 + z * 1.479819860511658591e-01;
      r = 1.818357216161805012e-01 + z * r;
      r = 2.222219843214978396e-01 + z * r;
      r = 2.857142874366239149e-01 + z * r;
      r = 3.999999999940941908e-01 + z * r;
      r = 6.666666666666735130e-01 + z * r;
      double halfSquare = 0.5 * f * f;
      x[i] = f - (halfSquare - s * (halfSquare + z * r));
    }
  }
}
