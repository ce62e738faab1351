package org.genera.numerics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** The gamma function against its known values and recurrences. */
class GammaFunctionsTest {

  private static final double EULER = 0.5772156649015329;

  @Test
  void knownValues() {
    assertEquals(0, GammaFunctions.logGamma(1), 1e-14);
    assertEquals(0, GammaFunctions.logGamma(2), 1e-14);
    assertEquals(Math.log(Math.sqrt(Math.PI)), GammaFunctions.logGamma(0.5), 1e-14);
    assertEquals(Math.log(362880), GammaFunctions.logGamma(10), 1e-13);
    assertEquals(-EULER, GammaFunctions.digamma(1), 1e-14);
    assertEquals(-EULER - 2 * Math.log(2), GammaFunctions.digamma(0.5), 1e-14);
  }

  @Test
  void recurrences() {
    for (double x = 1e-3; x < 1e6; x *= 1.7) {
      double step = GammaFunctions.logGamma(x + 1) - GammaFunctions.logGamma(x);
      double scale = Math.max(1, Math.abs(GammaFunctions.logGamma(x)));
      assertEquals(Math.log(x), step, 1e-13 * scale, "x = " + x);
      double difference = GammaFunctions.digamma(x + 1) - GammaFunctions.digamma(x);
      assertEquals(1 / x, difference, 1e-13 * Math.max(10, 1 / x), "x = " + x);
    }
  }

  @Test
  void digammaIsTheDerivative() {
    for (double x : new double[] {0.3, 2.5, 14.9, 15.1, 100}) {
      double step = 1e-5 * x;
      double slope =
          (GammaFunctions.logGamma(x + step) - GammaFunctions.logGamma(x - step)) / (2 * step);
      assertEquals(slope, GammaFunctions.digamma(x), 1e-7 * Math.max(1, Math.abs(slope)));
    }
  }
}
