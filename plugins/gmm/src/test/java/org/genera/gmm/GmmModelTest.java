package org.genera.gmm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.Schema;
import org.genera.api.engine.RandomStream;
import org.genera.api.model.Fill;
import org.genera.api.model.Model;
import org.genera.numerics.gaussian.CovarianceType;
import org.genera.numerics.gaussian.Mixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Density, conditioning, gradient and sampling against definitions and against each other. */
class GmmModelTest {

  private static final double NAN = Double.NaN;

  private static Batch rows(double[]... columns) {
    return Batch.ofReals(Fixture.schema(columns.length), columns);
  }

  private static Batch row(double... values) {
    double[][] columns = new double[values.length][];
    Arrays.setAll(columns, j -> new double[] {values[j]});
    return rows(columns);
  }

  @ParameterizedTest
  @EnumSource
  void densityAndResponsibilitiesAreTheDefinitions(CovarianceType type) {
    for (int d : new int[] {1, 2, 5, 9}) {
      Mixture mixture = Fixture.mixture(type, 3, d, d);
      GmmModel model = Fixture.model(mixture);
      double[][] columns = Fixture.sample(mixture, 600, 2);
      double[] logDensity = model.logDensity(rows(columns));
      double[][] responsibilities = model.responsibilities(rows(columns));
      for (int row = 0; row < 600; row += 7) {
        double[] shares = new double[3];
        double[] x = NumericFeatures.row(columns, row);
        assertEquals(Math.log(SlowMixture.density(mixture, x, shares)), logDensity[row], 1e-10);
        assertArrayEquals(shares, responsibilities[row], 1e-10);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void missingCellsAreIntegratedOut(CovarianceType type) {
    GmmModel model = Fixture.model(Fixture.mixture(type, 3, 3, 1));
    Batch partial = row(0.3, NAN, -0.7);
    double whole = 0;
    double step = 0.01;
    for (double y = -15; y < 15; y += step) {
      whole += step * Math.exp(model.logDensity(row(0.3, y, -0.7))[0]);
    }
    assertEquals(Math.log(whole), model.logDensity(partial)[0], 1e-9);
    Model marginal = model.marginal(List.of("c3", "c1"));
    assertEquals(List.of("c3", "c1"), marginal.schema().names());
    double[] byMarginal = ((GmmModel) marginal).logDensity(partial.select(List.of("c1", "c3")));
    assertEquals(model.logDensity(partial)[0], byMarginal[0], 1e-12);
    assertEquals(0, model.logDensity(row(NAN, NAN, NAN))[0]);
    assertArrayEquals(
        model.mixture().weights(), model.responsibilities(row(NAN, NAN, NAN))[0], 1e-15);
  }

  @ParameterizedTest
  @EnumSource
  void conditionalTimesMarginalIsTheJoint(CovarianceType type) {
    GmmModel model = Fixture.model(Fixture.mixture(type, 3, 4, 8));
    Batch evidence = row(0.4, NAN, 1.1, NAN);
    GmmModel given = (GmmModel) model.given(evidence);
    assertEquals(List.of("c2", "c4"), given.schema().names());
    Batch rest =
        Batch.ofReals(Schema.of(given.schema().columns()), new double[] {-0.2}, new double[] {0.9});
    assertEquals(
        model.logDensity(row(0.4, -0.2, 1.1, 0.9))[0],
        given.logDensity(rest)[0] + model.logDensity(evidence)[0],
        1e-10);
  }

  @Test
  void imputedMeansAndModesAreThoseOfTheConditionalDensity() {
    GmmModel model = Fixture.model(Fixture.mixture(CovarianceType.FULL, 3, 2, 5));
    for (double x : new double[] {-3, -1, 0.2, 2.5}) {
      Batch evidence = row(x, NAN);
      double mass = 0;
      double mean = 0;
      double mode = 0;
      double highest = 0;
      for (double y = -15; y < 15; y += 0.001) {
        double density = Math.exp(model.logDensity(row(x, y))[0]);
        mass += density;
        mean += density * y;
        if (density > highest) {
          highest = density;
          mode = y;
        }
      }
      assertEquals(mean / mass, impute(model, evidence, Fill.MEAN), 1e-6, "x = " + x);
      assertEquals(mode, impute(model, evidence, Fill.MODE), 2e-3, "x = " + x);
    }
  }

  private static double impute(GmmModel model, Batch rows, Fill fill) {
    Batch filled = model.impute(rows, fill, RandomStream.of(1, "impute", 0));
    assertEquals(rows.numbers(0)[0], filled.numbers(0)[0]);
    return filled.numbers(1)[0];
  }

  @Test
  void imputedDrawsFollowTheConditional() {
    GmmModel model = Fixture.model(Fixture.mixture(CovarianceType.FULL, 3, 3, 5));
    int n = 20_000;
    double[] x = new double[n];
    double[] missing = new double[n];
    Arrays.fill(x, 0.8);
    Arrays.fill(missing, NAN);
    Batch filled =
        model.impute(rows(x, missing, missing), Fill.DRAW, RandomStream.of(4, "draws", 0));
    GmmModel given = (GmmModel) model.given(row(0.8, NAN, NAN));
    Batch drawn = filled.select(List.of("c2", "c3"));
    assertMeanAndDensityAgree(given, drawn);
  }

  @Test
  void samplesFollowTheDensity() {
    for (CovarianceType type : CovarianceType.values()) {
      GmmModel model = Fixture.model(Fixture.mixture(type, 3, 3, 11));
      assertMeanAndDensityAgree(model, model.sample(20_000, RandomStream.of(2, "rows", 0)));
    }
  }

  /** The mean, and the mean of log p against that of fresh draws: within five standard errors. */
  private static void assertMeanAndDensityAgree(GmmModel model, Batch drawn) {
    Mixture mixture = model.mixture();
    for (int j = 0; j < mixture.dimensions(); j++) {
      double mean = 0;
      double square = 0;
      for (int c = 0; c < mixture.components(); c++) {
        double m = mixture.mean(c, j);
        mean += mixture.weights()[c] * m;
        square += mixture.weights()[c] * (m * m + mixture.variance(c, j));
      }
      double error = Math.sqrt((square - mean * mean) / drawn.rows());
      double drawnMean = Arrays.stream(drawn.numbers(j)).average().orElseThrow();
      assertEquals(mean, drawnMean, 5 * error);
    }
    Batch fresh = model.sample(20_000, RandomStream.of(99, "fresh", 0));
    double entropy = Arrays.stream(model.logDensity(fresh)).average().orElseThrow();
    double drawnEntropy = Arrays.stream(model.logDensity(drawn)).average().orElseThrow();
    assertEquals(entropy, drawnEntropy, 0.06);
  }

  @ParameterizedTest
  @EnumSource
  void gradientIsTheFiniteDifference(CovarianceType type) {
    GmmModel model = Fixture.model(Fixture.mixture(type, 3, 3, 2));
    double[] x = {0.3, -1, 0.6};
    double[] gradient = model.gradient(row(x))[0];
    double step = 1e-5;
    for (int j = 0; j < 3; j++) {
      double[] up = x.clone();
      double[] down = x.clone();
      up[j] += step;
      down[j] -= step;
      double difference = model.logDensity(row(up))[0] - model.logDensity(row(down))[0];
      assertEquals(difference / (2 * step), gradient[j], 1e-7);
    }
  }

  @Test
  void extremeRowsAreImpossibleAndNeverNaN() {
    for (CovarianceType type : CovarianceType.values()) {
      GmmModel model = Fixture.model(Fixture.mixture(type, 3, 2, 2));
      for (double extreme :
          new double[] {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e300, -1e200}) {
        assertEquals(
            Double.NEGATIVE_INFINITY, model.logDensity(row(extreme, 0))[0], "at " + extreme);
        double[] shares = model.responsibilities(row(extreme, 0))[0];
        assertEquals(1, Arrays.stream(shares).sum(), 1e-12);
      }
      assertTrue(model.logDensity(row(1e50, 0))[0] < -1e90);
    }
  }

  @Test
  void evidenceThatSaysTooMuchOrNothingFiniteIsRefused() {
    GmmModel model = Fixture.model(Fixture.mixture(CovarianceType.FULL, 2, 2, 2));
    GeneraException all = assertThrows(GeneraException.class, () -> model.given(row(1, 2)));
    assertEquals(StandardError.USAGE, all.code());
    GeneraException infinite =
        assertThrows(GeneraException.class, () -> model.given(row(Double.POSITIVE_INFINITY, NAN)));
    assertEquals(StandardError.INVALID_DATA, infinite.code());
    GeneraException unknown =
        assertThrows(GeneraException.class, () -> model.marginal(List.of("c11")));
    assertEquals(StandardError.UNKNOWN_COLUMN, unknown.code());
  }
}
