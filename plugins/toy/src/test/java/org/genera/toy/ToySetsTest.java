package org.genera.toy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.genera.api.data.Batch;
import org.genera.api.data.CategoryVector;
import org.genera.api.data.ColumnVector;
import org.junit.jupiter.api.Test;

/** Moments and frequencies; every bound is at least five standard errors wide. */
class ToySetsTest {

  private static final int N = 40_000;
  private static final Map<String, String> LABELLED = Map.of("n", "40000", "label", "true");

  @Test
  void aRingHasEightGaussiansOfRadiusTwoAndSigmaATenth() {
    Batch rows = Toys.rows("ring", LABELLED);
    for (int mode = 0; mode < 8; mode++) {
      int[] members = where(rows, mode);
      assertEquals(N / 8.0, members.length, 350);
      double angle = Math.PI * mode / 4;
      assertMoments(pick(rows, 0, members), 2 * Math.cos(angle), 0.1);
      assertMoments(pick(rows, 1, members), 2 * Math.sin(angle), 0.1);
    }
  }

  @Test
  void aGridHasTwentyFiveGaussiansTwoApart() {
    Batch rows = Toys.rows("grid", LABELLED);
    for (int mode = 0; mode < 25; mode++) {
      int[] members = where(rows, mode);
      assertEquals(N / 25.0, members.length, 200);
      assertMoments(pick(rows, 0, members), 2 * (mode % 5) - 4, 0.1);
      assertMoments(pick(rows, 1, members), 2 * (mode / 5) - 4, 0.1);
    }
  }

  @Test
  void blobsHaveSigmaOneOrTheNoiseAskedFor() {
    double[][] means = {{-4, -3}, {4, -2}, {0, 5}};
    Batch rows = Toys.rows("blobs", LABELLED);
    Batch tight = Toys.rows("blobs", Map.of("n", "40000", "label", "true", "noise", "0.25"));
    for (int mode = 0; mode < 3; mode++) {
      assertMoments(pick(rows, 0, where(rows, mode)), means[mode][0], 1);
      assertMoments(pick(rows, 1, where(rows, mode)), means[mode][1], 1);
      assertMoments(pick(tight, 0, where(tight, mode)), means[mode][0], 0.25);
    }
  }

  @Test
  void circlesWithoutNoiseHaveRadiusOneAndAHalf() {
    Batch rows = Toys.rows("circles", Map.of("n", "2000", "label", "true", "noise", "0"));
    for (int row = 0; row < rows.rows(); row++) {
      double radius = Math.hypot(rows.numbers(0)[row], rows.numbers(1)[row]);
      assertEquals(rows.numbers(2)[row] == 0 ? 1 : 0.5, radius, 1e-12);
    }
  }

  @Test
  void moonsWithoutNoiseAreHalfCirclesThatInterlock() {
    Batch rows = Toys.rows("moons", Map.of("n", "2000", "label", "true", "noise", "0"));
    for (int row = 0; row < rows.rows(); row++) {
      double x = rows.numbers(0)[row];
      double y = rows.numbers(1)[row];
      boolean outer = rows.numbers(2)[row] == 0;
      assertEquals(1, outer ? Math.hypot(x, y) : Math.hypot(x - 1, y - 0.5), 1e-12);
      assertTrue(outer ? y >= 0 : y <= 0.5, x + ", " + y);
    }
  }

  @Test
  void noiseWidensTheCirclesByItsSigma() {
    Batch rows = Toys.rows("circles", LABELLED);
    int[] outer = where(rows, 0);
    double[] x = pick(rows, 0, outer);
    double[] y = pick(rows, 1, outer);
    double[] radius =
        IntStream.range(0, x.length).mapToDouble(i -> Math.hypot(x[i], y[i])).toArray();
    // E[r] of a Rice distribution is close to 1 + sigma^2 / 2.
    assertEquals(1 + 0.05 * 0.05 / 2, mean(radius), 0.003);
    assertEquals(0.05, deviation(radius), 0.003);
  }

  @Test
  void mixedCellsAreMissingAsOftenAsTheySay() {
    Batch rows = Toys.rows("mixed", LABELLED);
    double[] share = {0.05, 0.1, 0.05, 0.05, 0.02, 0};
    for (int column = 0; column < share.length; column++) {
      ColumnVector vector = rows.column(column);
      long missing = IntStream.range(0, N).filter(vector::isMissing).count();
      assertEquals(share[column], missing / (double) N, 0.008, rows.schema().column(column).name());
    }
  }

  @Test
  void mixedColumnsDependOnThePlan() {
    Batch rows = Toys.rows("mixed", LABELLED);
    double[] plans = {0.5, 0.3, 0.2};
    double[] ages = {35, 45, 60};
    double[] members = {0.2, 0.5, 0.9};
    double[] west = {0.1, 0.25, 0.4};
    for (int plan = 0; plan < 3; plan++) {
      int[] chosen = where(rows, plan);
      assertEquals(plans[plan], chosen.length / (double) N, 0.013);
      assertEquals(ages[plan], mean(pick(rows, 0, chosen)), 0.5);
      assertEquals(members[plan], mean(pick(rows, 3, chosen)), 0.03);
      double[] regions = pick(rows, 2, chosen);
      double inWest = Arrays.stream(regions).filter(region -> region == 3).count();
      assertEquals(west[plan], inWest / regions.length, 0.03);
    }
  }

  @Test
  void mixedIncomesAreLogNormalGivenAgeAndPlan() {
    Batch rows = Toys.rows("mixed", LABELLED);
    double[] ages = rows.numbers(0);
    double[] incomes = rows.numbers(1);
    double[] residuals =
        IntStream.of(where(rows, 1))
            .mapToDouble(row -> Math.log(incomes[row]) - 10.4 - 0.01 * (ages[row] - 40))
            .filter(value -> !Double.isNaN(value))
            .toArray();
    assertMoments(residuals, 0, 0.3);
  }

  private static int[] where(Batch labelled, int label) {
    int[] codes = ((CategoryVector) labelled.column(labelled.schema().size() - 1)).codes();
    IntPredicate member = row -> codes[row] == label;
    return IntStream.range(0, codes.length).filter(member).toArray();
  }

  private static double[] pick(Batch rows, int column, int[] chosen) {
    double[] numbers = rows.numbers(column);
    return IntStream.of(chosen)
        .mapToDouble(row -> numbers[row])
        .filter(value -> !Double.isNaN(value))
        .toArray();
  }

  private static void assertMoments(double[] values, double mean, double sigma) {
    double standardError = sigma / Math.sqrt(values.length);
    assertEquals(mean, mean(values), 5 * standardError);
    assertEquals(sigma, deviation(values), 5 * standardError);
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  private static double deviation(double[] values) {
    double mean = mean(values);
    return Math.sqrt(
        Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElseThrow());
  }
}
