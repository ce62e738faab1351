package org.genera.numerics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import org.genera.api.engine.RandomStream;
import org.junit.jupiter.api.Test;

class FixedPointSumTest {

  private static final int TERMS = 10_000;

  private static double[] terms() {
    RandomStream random = RandomStream.of(3, "terms", 0);
    double[] terms = new double[TERMS];
    for (int i = 0; i < TERMS; i++) {
      terms[i] = random.nextGaussian() * Math.scalb(1.0, random.nextInt(40) - 20);
    }
    return terms;
  }

  @Test
  void anyOrderAndAnyGroupingGiveTheSameBits() {
    FixedPointSum sum = FixedPointSum.of(20, 4);
    double[] terms = terms();
    double[] forwards = new double[5];
    double[] first = new double[5];
    double[] second = new double[5];
    for (int i = 0; i < TERMS; i++) {
      sum.add(terms[i], forwards, 1);
      sum.add(terms[TERMS - 1 - i], i % 3 == 0 ? first : second, 1);
    }
    for (int i = 0; i < first.length; i++) {
      first[i] += second[i];
    }
    assertArrayEquals(forwards, first);
  }

  @Test
  void theSumIsThatOfExactArithmetic() {
    FixedPointSum sum = FixedPointSum.of(20, 4);
    double[] limbs = new double[4];
    BigDecimal exact = BigDecimal.ZERO;
    for (double term : terms()) {
      sum.add(term, limbs, 0);
      exact = exact.add(new BigDecimal(term));
    }
    assertEquals(exact.doubleValue(), sum.total(limbs, 0), 1e-15 * Math.abs(exact.doubleValue()));
  }

  @Test
  void aTermBeyondTheFirstLimbIsNotLost() {
    FixedPointSum sum = FixedPointSum.of(0, 2);
    double[] limbs = new double[2];
    sum.add(1e200, limbs, 0);
    sum.add(1, limbs, 0);
    assertEquals(1e200, sum.total(limbs, 0));
  }

  @Test
  void wholeNumbersAreExact() {
    FixedPointSum sum = FixedPointSum.of(0, 3);
    double[] limbs = new double[3];
    for (int i = 1; i <= 1000; i++) {
      sum.add(i, limbs, 0);
    }
    assertEquals(500_500, sum.total(limbs, 0));
    assertEquals(500_500, limbs[0]);
  }
}
