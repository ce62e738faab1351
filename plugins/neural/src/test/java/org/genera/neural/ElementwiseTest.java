package org.genera.neural;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

class ElementwiseTest {

  private static float[] numbers() {
    float[] x = new float[4001];
    for (int i = 0; i < x.length; i++) {
      x[i] = (i - 2000) / 160f;
    }
    return x;
  }

  @Test
  void theTangentIsThatOfTheLibrary() {
    float[] x = numbers();
    float[] y = x.clone();
    Elementwise.tanh(y, y.length);
    for (int i = 0; i < x.length; i++) {
      assertEquals(StrictMath.tanh(x[i]), y[i], 5e-7, "tanh " + x[i]);
    }
  }

  @Test
  void siluIsTheNumberTimesItsLogisticFunction() {
    float[] x = numbers();
    float[] y = x.clone();
    Elementwise.silu(y, new float[y.length], y.length);
    for (int i = 0; i < x.length; i++) {
      assertEquals(x[i] / (1 + StrictMath.exp(-x[i])), y[i], 5e-6, "silu " + x[i]);
    }
  }

  /** The approximation by a tangent is within 5e-4 of x Φ(x). */
  @Test
  void geluIsTheNumberTimesTheProbabilityBelowIt() {
    NormalDistribution normal = new NormalDistribution();
    float[] x = numbers();
    float[] y = x.clone();
    Elementwise.gelu(y, new float[y.length], y.length);
    for (int i = 0; i < x.length; i++) {
      assertEquals(x[i] * normal.cumulativeProbability(x[i]), y[i], 5e-4, "gelu " + x[i]);
    }
  }

  @Test
  void sumsOfManyRowsKeepTheirDigits() {
    int rows = 1 << 20;
    float[] matrix = new float[2 * rows];
    for (int i = 0; i < matrix.length; i++) {
      matrix[i] = i % 2 == 0 ? 0.1f : 1;
    }
    float[] sums = new float[2];
    Elementwise.columnSums(matrix, rows, sums);
    assertEquals(0.1f * (double) rows, sums[0], 0.5);
    assertEquals(rows, sums[1]);
  }
}
