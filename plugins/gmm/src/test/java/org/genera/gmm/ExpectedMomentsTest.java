package org.genera.gmm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.genera.api.engine.RandomStream;
import org.genera.numerics.gaussian.CovarianceFloor;
import org.genera.numerics.gaussian.CovarianceType;
import org.genera.numerics.gaussian.ExpectedMoments;
import org.genera.numerics.gaussian.Maximisation;
import org.genera.numerics.gaussian.Mixture;
import org.genera.numerics.gaussian.MixtureDensity;
import org.genera.numerics.gaussian.StatisticsLayout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The fast passes against the definitions. */
class ExpectedMomentsTest {

  private static CovarianceFloor noFloor(int dimensions) {
    double[] scales = new double[dimensions];
    Arrays.fill(scales, 1);
    return new CovarianceFloor(0, scales);
  }

  private static Mixture step(Mixture mixture, double[][] columns, double[] weights) {
    double[] centre = new double[columns.length];
    Arrays.setAll(centre, j -> columns[j][0]);
    double[] statistics = new double[StatisticsLayout.of(mixture).length()];
    new ExpectedMoments(new MixtureDensity(mixture), centre).add(columns, weights, statistics);
    return new Maximisation(centre, noFloor(centre.length)).of(mixture, statistics).mixture();
  }

  private static double[] someWeights(int rows) {
    RandomStream random = RandomStream.of(3, "weights", 0);
    double[] weights = new double[rows];
    Arrays.setAll(weights, row -> row % 7 == 0 ? 0 : random.nextExponential());
    return weights;
  }

  @Test
  void fullStepIsTheTextbooks() {
    Mixture truth = Fixture.mixture(CovarianceType.FULL, 3, 5, 1);
    Mixture start = Fixture.mixture(CovarianceType.FULL, 4, 5, 2);
    for (int rows : new int[] {30, 256, 700}) {
      double[][] columns = Fixture.sample(truth, rows, rows);
      double[] weights = someWeights(rows);
      Mixture expected = SlowMixture.emStep(start, columns, weights);
      Mixture fast = step(start, columns, weights);
      assertArrayEquals(expected.weights(), fast.weights(), 1e-12);
      assertArrayEquals(expected.means(), fast.means(), 1e-10);
      assertArrayEquals(expected.covariances(), fast.covariances(), 1e-9);
    }
  }

  /** More columns than are taken at a time, on either side, and a short rest of them. */
  @Test
  void stepOfWideRowsIsTheTextbooks() {
    for (int[] size : new int[][] {{9, 3}, {16, 2}, {37, 20}, {131, 2}}) {
      Mixture start = overlapping(size[1], size[0]);
      double[][] columns = Fixture.sample(start, 300, 8);
      double[] weights = someWeights(300);
      Mixture expected = SlowMixture.emStep(start, columns, weights);
      Mixture fast = step(start, columns, weights);
      String message = size[0] + " columns, " + size[1] + " components";
      assertArrayEquals(expected.weights(), fast.weights(), 1e-12, message);
      assertArrayEquals(expected.means(), fast.means(), 1e-10, message);
      assertArrayEquals(expected.covariances(), fast.covariances(), 1e-9, message);
    }
  }

  /** So many columns would tell apart all but close neighbours, and leave components empty. */
  private static Mixture overlapping(int components, int dimensions) {
    Mixture apart = Fixture.mixture(CovarianceType.FULL, components, dimensions, 2);
    Mixture one = Fixture.mixture(CovarianceType.FULL, 1, dimensions, 3);
    double[] means = Arrays.stream(apart.means()).map(mean -> mean / 20).toArray();
    return new Mixture(
        apart.type(), apart.weights(), means, apart.packed(dimensions, c -> one.covariance(0)));
  }

  @Test
  void otherTypesAreTheFullStepProjected() {
    Mixture truth = Fixture.mixture(CovarianceType.FULL, 3, 5, 1);
    double[][] columns = Fixture.sample(truth, 500, 5);
    double[] weights = someWeights(500);
    for (CovarianceType type : CovarianceType.values()) {
      Mixture start = Fixture.mixture(type, 4, 5, 2);
      Mixture fast = step(start, columns, weights);
      Mixture full = SlowMixture.emStep(start, columns, weights);
      assertArrayEquals(full.weights(), fast.weights(), 1e-12, type.name());
      assertArrayEquals(full.means(), fast.means(), 1e-10, type.name());
      assertArrayEquals(projected(full, type), fast.covariances(), 1e-9, type.name());
    }
  }

  private static double[] projected(Mixture full, CovarianceType type) {
    int k = full.components();
    int d = full.dimensions();
    double[] covariances = new double[type.length(k, d)];
    for (int c = 0; c < k; c++) {
      for (int i = 0; i < d; i++) {
        for (int j = 0; j < d; j++) {
          double value = full.covariance(c, i, j);
          switch (type) {
            case FULL -> covariances[(c * d + i) * d + j] = value;
            case TIED -> covariances[i * d + j] += full.weights()[c] * value;
            case DIAGONAL -> covariances[c * d + i] += i == j ? value : 0;
            case SPHERICAL -> covariances[c] += i == j ? value / d : 0;
          }
        }
      }
    }
    return covariances;
  }

  @ParameterizedTest
  @EnumSource
  void missingCellsTakePartByTheirConditionalMoments(CovarianceType type) {
    Mixture start = Fixture.mixture(type, 2, 3, 4);
    double[] x = {0.5, Double.NaN, Double.NaN};
    double[] statistics = new double[StatisticsLayout.of(start).length()];
    new ExpectedMoments(new MixtureDensity(start), new double[3])
        .add(new double[][] {{x[0]}, {x[1]}, {x[2]}}, new double[] {2}, statistics);
    Mixture after = new Maximisation(new double[3], noFloor(3)).of(start, statistics).mixture();

    // The expectation over the missing two columns, by brute force on a grid.
    double total = 0;
    double[] expected = new double[2];
    double product = 0;
    double step = 0.1;
    for (double y = -14; y <= 14; y += step) {
      for (double z = -14; z <= 14; z += step) {
        double[] shares = new double[2];
        double density = SlowMixture.density(start, new double[] {x[0], y, z}, shares);
        total += density * shares[0];
        expected[0] += density * shares[0] * y;
        expected[1] += density * shares[0] * z;
        product += density * shares[0] * y * z;
      }
    }
    assertEquals(expected[0] / total, after.mean(0, 1), 1e-6);
    assertEquals(expected[1] / total, after.mean(0, 2), 1e-6);
    if (type == CovarianceType.FULL) {
      double covariance = product / total - expected[0] * expected[1] / total / total;
      assertEquals(covariance, after.covariance(0, 1, 2), 1e-6);
      assertEquals(0, after.covariance(0, 0, 2), 1e-12);
    }
    double marginal = SlowMixture.density(start.marginal(new int[] {0}), new double[] {x[0]});
    assertEquals(2 * Math.log(marginal), statistics[StatisticsLayout.LOG_LIKELIHOOD], 1e-12);
    assertEquals(2, statistics[StatisticsLayout.WEIGHT]);
  }

  @Test
  void farFromZeroNothingCancels() {
    Mixture truth = Fixture.mixture(CovarianceType.FULL, 2, 3, 6);
    double[][] near = Fixture.sample(truth, 400, 1);
    double[][] far = new double[3][];
    for (int j = 0; j < 3; j++) {
      far[j] = Arrays.stream(near[j]).map(value -> value + 0x1p27).toArray();
      near[j] = Arrays.stream(far[j]).map(value -> value - 0x1p27).toArray();
    }
    double[] shifted = Arrays.stream(truth.means()).map(value -> value + 0x1p27).toArray();
    Mixture there = new Mixture(truth.type(), truth.weights(), shifted, truth.covariances());
    double[] ones = new double[400];
    Arrays.fill(ones, 1);
    assertArrayEquals(
        step(truth, near, ones).covariances(), step(there, far, ones).covariances(), 1e-6);
  }

  /** Moments about a common centre serve the near ones, moments about each mean the far ones. */
  @Test
  void variancesAreRightWhetherComponentsAreNearOrFarApart() {
    for (double apart : new double[] {0.5, 50, 150, 1e5, 1e7}) {
      Mixture start =
          new Mixture(
              CovarianceType.DIAGONAL,
              new double[] {0.4, 0.6},
              new double[] {apart, 0, 1, -apart, 0, 1},
              new double[] {1, 0.5, 2, 0.3, 1, 1});
      for (int rows : new int[] {1, 13, 300}) {
        double[][] columns = Fixture.sample(start, rows, 7);
        double[] weights = someWeights(rows);
        Arrays.setAll(weights, row -> weights[row] + 0.1);
        Mixture full = SlowMixture.emStep(start, columns, weights);
        Mixture fast = step(start, columns, weights);
        String message = apart + " apart, " + rows + " rows";
        for (int i = 0; i < fast.means().length; i++) {
          if (full.weights()[i / 3] > 1e-9) {
            double variance = full.covariance(i / 3, i % 3, i % 3);
            assertEquals(full.means()[i], fast.means()[i], 1e-9 * (1 + apart), message);
            assertEquals(variance, fast.covariances()[i], 1e-8, message);
          }
        }
      }
    }
  }
}
