package org.genera.numerics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.DoubleUnaryOperator;
import org.genera.api.engine.RandomStream;
import org.junit.jupiter.api.Test;

/** The array functions against {@link StrictMath}, which is within 1 ulp itself. */
class VectorMathTest {

  private static final int COUNT = 400_000;
  private static final long SEED = 7;

  private static final double[] SPECIAL = {
    0.0,
    -0.0,
    1,
    -1,
    Double.NaN,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    Double.MIN_VALUE,
    Double.MIN_NORMAL,
    Double.MAX_VALUE,
    -Double.MAX_VALUE,
    -745.2,
    -720,
    -708.5,
    709.5,
    710
  };

  @Test
  void exponentialsAreWithinOneUlpOfTheReference() {
    double[] values = uniform(-708, 709);
    double[] expected = map(values, StrictMath::exp);
    VectorMath.exp(values, new double[COUNT], COUNT);
    assertWithin(values, expected, 1);
    double[] small = uniform(-1, 1);
    double[] expectedSmall = map(small, StrictMath::exp);
    VectorMath.exp(small, new double[COUNT], COUNT);
    assertWithin(small, expectedSmall, 1);
  }

  @Test
  void logarithmsAreWithinOneAndAHalfUlpOfTheReference() {
    double[] values = map(uniform(-700, 700), StrictMath::exp);
    double[] expected = map(values, StrictMath::log);
    VectorMath.log(values, new double[COUNT], COUNT);
    assertWithin(values, expected, 1.5);
    double[] nearOne = uniform(0.5, 2);
    double[] expectedNearOne = map(nearOne, StrictMath::log);
    VectorMath.log(nearOne, new double[COUNT], COUNT);
    assertWithin(nearOne, expectedNearOne, 1.5);
  }

  @Test
  void theEdgesAreThoseOfTheReference() {
    double[] exp = SPECIAL.clone();
    VectorMath.exp(exp, new double[exp.length], exp.length);
    assertArrayEquals(map(SPECIAL, StrictMath::exp), exp, 1e-300);
    double[] log = SPECIAL.clone();
    VectorMath.log(log, new double[log.length], log.length);
    assertArrayEquals(map(SPECIAL, StrictMath::log), log, 1e-300);
  }

  @Test
  void compiledLoopsGiveTheBitsOfTheFirstCall() {
    double[] first = uniform(-50, 0);
    double[] input = first.clone();
    VectorMath.exp(first, new double[COUNT], 100);
    for (int round = 0; round < 2_000; round++) {
      double[] again = java.util.Arrays.copyOf(input, 100);
      VectorMath.exp(again, new double[100], 100);
      for (int i = 0; i < 100; i++) {
        assertEquals(first[i], again[i], 0.0, "round " + round);
      }
    }
  }

  private static double[] uniform(double from, double to) {
    RandomStream random = RandomStream.of(SEED, "vector math", 0);
    double[] values = new double[COUNT];
    for (int i = 0; i < COUNT; i++) {
      values[i] = from + (to - from) * random.nextDouble();
    }
    return values;
  }

  private static double[] map(double[] values, DoubleUnaryOperator function) {
    return java.util.Arrays.stream(values).map(function).toArray();
  }

  private static void assertWithin(double[] values, double[] expected, double ulps) {
    double worst = 0;
    for (int i = 0; i < values.length; i++) {
      worst = Math.max(worst, Math.abs(values[i] - expected[i]) / Math.ulp(expected[i]));
    }
    assertTrue(worst <= ulps, "seed " + SEED + ": off by " + worst + " ulp");
  }
}
