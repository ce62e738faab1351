package org.genera.numerics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import org.junit.jupiter.api.Test;

/** The expansion against sums of many digits, and against Poisson probabilities written out. */
class SaddlePointTest {

  private static final MathContext DIGITS = new MathContext(60);

  /** log of a ratio near 1: 2 (v + v³/3 + v⁵/5 + …). */
  private static BigDecimal logOfRatio(BigDecimal x, BigDecimal mean) {
    BigDecimal v = x.subtract(mean).divide(x.add(mean), DIGITS);
    BigDecimal square = v.multiply(v, DIGITS);
    BigDecimal power = v;
    BigDecimal sum = BigDecimal.ZERO;
    for (int j = 1; j < 400; j += 2) {
      sum = sum.add(power.divide(BigDecimal.valueOf(j), DIGITS));
      power = power.multiply(square, DIGITS);
    }
    return sum.multiply(BigDecimal.valueOf(2));
  }

  private static double exactDeviance(double x, double mean) {
    BigDecimal a = new BigDecimal(x);
    BigDecimal b = new BigDecimal(mean);
    return a.multiply(logOfRatio(a, b)).add(b).subtract(a).doubleValue();
  }

  @Test
  void devianceAgainstManyDigits() {
    double[][] pairs = {
      {1e15, 1e15 + 1e8},
      {1e15, 1e15 - 3},
      {9e15, 8e15},
      {2000, 2000.25},
      {2000, 1640},
      {3, 4},
      {1e12, 1.3e12},
      {1e6, 3e6},
      {5, 2},
      {1e15, 1e15}
    };
    for (double[] pair : pairs) {
      double expected = exactDeviance(pair[0], pair[1]);
      double of = SaddlePoint.deviance(pair[0], pair[1]);
      assertEquals(expected, of, 1e-300 + 1e-13 * expected, pair[0] + " about " + pair[1]);
    }
    assertEquals(7, SaddlePoint.deviance(0, 7));
    assertTrue(Double.isFinite(SaddlePoint.deviance(1e18, 1e-300)));
  }

  /** log n! by sums of logarithms. */
  @Test
  void stirlingErrorAndPeakAgainstFactorials() {
    double logFactorial = 0;
    for (int n = 1; n <= 200; n++) {
      logFactorial += StrictMath.log(n);
      double log = StrictMath.log(n);
      double error = logFactorial - (n + 0.5) * log + n - 0.5 * StrictMath.log(2 * Math.PI);
      assertEquals(error, SaddlePoint.stirlingError(n), 1e-12, "n = " + n);
      assertEquals(n * log - n - logFactorial, SaddlePoint.logPeak(n), 1e-12, "n = " + n);
    }
    assertEquals(0, SaddlePoint.logPeak(0));
  }
}
