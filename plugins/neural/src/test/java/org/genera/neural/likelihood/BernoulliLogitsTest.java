package org.genera.neural.likelihood;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.genera.api.engine.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BernoulliLogitsTest {

  private static final double WEIGHT = 0.7;
  private static final int BEFORE = 3;

  /** log p of one cell, and the gradient by its logit, as in a book. */
  private static double[] cell(float truth, double logit) {
    double one = 1 / (1 + Math.exp(-logit));
    double softplus = Math.max(logit, 0) + Math.log1p(Math.exp(-Math.abs(logit)));
    return Float.isNaN(truth)
        ? new double[2]
        : new double[] {truth * logit - softplus, WEIGHT * (one - truth)};
  }

  private static void check(float[] cells, float[] logits) {
    double sum = 0;
    float[] gradient = new float[BEFORE + cells.length];
    for (int j = 0; j < cells.length; j++) {
      double[] own = cell(cells[j], logits[j]);
      sum += own[0];
      gradient[BEFORE + j] = (float) own[1];
    }
    float[] found = new float[gradient.length];
    BernoulliLogits likelihood = new BernoulliLogits(cells.length);
    float[] x = Differences.shifted(cells, BEFORE);
    float[] outputs = Differences.shifted(logits, BEFORE);
    double value = likelihood.row(x, BEFORE, outputs, BEFORE, WEIGHT, found);
    assertEquals(sum, value, 1e-12 * Math.max(1, Math.abs(sum)));
    assertArrayEquals(gradient, found, 1e-7f);
    assertEquals(value, likelihood.row(x, BEFORE, outputs, BEFORE, 0, found));
    assertArrayEquals(
        new float[found.length], found, 1e-30f, "of a weight of zero the gradient is zero");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 63, 64, 65, 784})
  void aRowIsTheSumOfItsCells(int cells) {
    RandomStream random = RandomStream.of(5, "cells", cells);
    float[] logits = Differences.gaussian(cells, 6, random);
    float[] x = new float[cells];
    for (int j = 0; j < cells; j++) {
      x[j] = random.nextDouble() < 0.5 ? 1 : 0;
    }
    check(x, logits);
  }

  @Test
  void logitsOfAllSizesAreWithinTheDifferenceOfRounding() {
    float[] logits = {0, -0f, 1e-40f, -1e-40f, 1e-6f, 36, -36, 40, -40, 100, -100, 800, -800, 3e7f};
    float[] ones = new float[logits.length];
    Arrays.fill(ones, 1);
    check(ones, logits);
    check(new float[logits.length], logits);
  }

  @Test
  void gapsAndSharesCountAsInABook() {
    check(new float[] {0.25f, Float.NaN, 1, 0.9f, Float.NaN}, new float[] {1, 2, -3, 4, -50});
    check(new float[] {Float.NaN}, new float[] {7});
  }

  /** Each factor of the product is 2 there. */
  @Test
  void aProductOfAMillionFactorsDoesNotOverflow() {
    int cells = 1_000_000;
    double value =
        new BernoulliLogits(cells)
            .row(new float[cells], 0, new float[cells], 0, 0, new float[cells]);
    assertEquals(-cells * Math.log(2), value, 1e-6);
  }
}
