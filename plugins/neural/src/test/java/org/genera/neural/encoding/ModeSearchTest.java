package org.genera.neural.encoding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.genera.api.engine.RandomStream;
import org.junit.jupiter.api.Test;

class ModeSearchTest {

  private static final int ROWS = 4000;

  private static NumberModes modes(double[] values, double step) {
    double[] ones = new double[values.length];
    Arrays.fill(ones, 1);
    double mean = Arrays.stream(values).average().orElse(0);
    double variance = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElse(1);
    ValueCounts counts = ValueCounts.of(values, ones, values.length);
    return ModeSearch.modes(counts, step, mean, Math.sqrt(variance), 10);
  }

  /** 0.3 N(-2, 0.5²) + 0.7 N(3, 1). */
  @Test
  void twoGaussiansAreRecovered() {
    RandomStream random = RandomStream.of(1, "two", 0);
    double[] values = new double[ROWS];
    for (int i = 0; i < ROWS; i++) {
      boolean low = random.nextDouble() < 0.3;
      values[i] = low ? -2 + 0.5 * random.nextGaussian() : 3 + random.nextGaussian();
    }
    NumberModes modes = modes(values, 0);
    assertEquals(0, modes.atoms().length);
    assertArrayEquals(new double[] {-2, 3}, modes.means(), 0.1);
    assertArrayEquals(new double[] {0.5, 1}, modes.deviations(), 0.1);
    assertArrayEquals(new double[] {0.3, 0.7}, modes.shares(), 0.03);
  }

  @Test
  void frequentValuesAreAtoms() {
    RandomStream random = RandomStream.of(2, "atoms", 0);
    double[] values = new double[ROWS];
    for (int i = 0; i < ROWS; i++) {
      double u = random.nextDouble();
      values[i] = u < 0.6 ? 0 : u < 0.65 ? 999 : Math.rint(100 + 20 * random.nextGaussian());
    }
    NumberModes modes = modes(values, 1);
    assertArrayEquals(new double[] {0, 999}, modes.atoms());
    assertEquals(0.6, modes.shares()[0], 0.03);
    assertEquals(0.05, modes.shares()[1], 0.02);
    assertEquals(100, modes.means()[0], 3);
  }

  @Test
  void aColumnOfOneValueOrNoneHasAMode() {
    double[] same = new double[50];
    Arrays.fill(same, 7);
    ValueCounts counts = ValueCounts.of(same, same, 50);
    NumberModes constant = ModeSearch.modes(counts, 0, 7, 1, 10);
    assertArrayEquals(new double[] {7}, constant.atoms());
    assertEquals(1, constant.means().length);
    double[] missing = {Double.NaN, Double.NaN};
    NumberModes none = ModeSearch.modes(ValueCounts.of(missing, missing, 2), 0, 0, 1, 10);
    assertArrayEquals(new double[] {1}, none.shares());
    assertTrue(constant.shares()[0] > 0.95);
  }

  /** The likelihood of the mixture is near that of the truth. */
  @Test
  void aSkewedColumnIsFitted() {
    RandomStream random = RandomStream.of(3, "skewed", 0);
    double[] values = new double[ROWS];
    double truth = 0;
    for (int i = 0; i < ROWS; i++) {
      double normal = random.nextGaussian();
      values[i] = Math.exp(normal);
      truth += (new NormalDistribution().logDensity(normal) - normal) / ROWS;
    }
    NumberModes modes = modes(values, 0);
    double found = 0;
    for (double value : values) {
      double density = 0;
      for (int k = 0; k < modes.means().length; k++) {
        density +=
            modes.shares()[k]
                * new NormalDistribution(modes.means()[k], modes.deviations()[k]).density(value);
      }
      found += Math.log(density) / ROWS;
    }
    assertEquals(truth, found, 0.05);
  }

  /** Rows of weight 3 count as three rows do, up to the one factor. */
  @Test
  void weightsCountAsRepeatedRows() {
    double[] values = {4, 2, Double.NaN, 2, 9};
    ValueCounts weighted = ValueCounts.of(values, new double[] {3, 1, 5, 1, 3}, 5);
    double[] repeated = {4, 4, 4, 2, 2, 9, 9, 9};
    double[] ones = new double[8];
    Arrays.fill(ones, 1);
    ValueCounts plain = ValueCounts.of(repeated, ones, 8);
    assertArrayEquals(new double[] {2, 4, 9}, plain.values());
    assertArrayEquals(new double[] {2, 3, 3}, plain.counts());
    assertArrayEquals(plain.values(), weighted.values());
    for (int i = 0; i < 3; i++) {
      assertEquals(plain.counts()[i] / 8, weighted.counts()[i] / 4, 1e-12);
    }
  }
}
