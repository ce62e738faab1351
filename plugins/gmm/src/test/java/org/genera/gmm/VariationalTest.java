package org.genera.gmm;

import static org.apache.commons.math3.special.Gamma.logGamma;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.genera.api.data.Dataset;
import org.genera.api.model.Updatable;
import org.genera.numerics.gaussian.CovarianceType;
import org.genera.numerics.gaussian.Mixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Variational Bayes against Bishop's equations, exact evidence, and what it promises. */
class VariationalTest {

  @Test
  void stepsAreTheTextbooks() {
    Mixture start = Fixture.mixture(CovarianceType.FULL, 3, 2, 5);
    double[][] columns = Fixture.sample(start, 60, 4);
    double[] means = new double[2];
    double[] variances = new double[2];
    for (int j = 0; j < 2; j++) {
      double mean = Arrays.stream(columns[j]).average().orElseThrow();
      means[j] = mean;
      variances[j] =
          Arrays.stream(columns[j]).map(x -> (x - mean) * (x - mean)).average().orElseThrow();
    }
    SlowVariational slow = new SlowVariational(columns, start, 0.2, means, variances);
    for (int i = 0; i < 4; i++) {
      slow.step();
    }
    Mixture expected = slow.mixture();
    slow.expect();
    GmmModel fast =
        Fixture.fitFrom(
            Fixture.model(start),
            Fixture.data(columns),
            "method",
            "variational",
            "concentration",
            "0.2",
            "tolerance",
            "0",
            "max-iterations",
            "4");
    assertArrayEquals(expected.weights(), fast.mixture().weights(), 1e-10);
    assertArrayEquals(expected.means(), fast.mixture().means(), 1e-9);
    assertArrayEquals(expected.covariances(), fast.mixture().covariances(), 1e-9);
    assertEquals(slow.elbo(), fast.header().summary().figures().get("elbo"), 1e-8);
  }

  /** With one component the bound is tight: the evidence of a normal distribution. */
  @ParameterizedTest
  @EnumSource
  void theBoundOfOneComponentIsTheEvidence(CovarianceType type) {
    double[] x = {1, 2, 4, 4.5, 7, 3, 2.5};
    double[] y = {0, -1, 3, 1, 0.5, 2, 2};
    double one = elbo(type, x);
    assertEquals(evidence(1, squares(x), squares(x) / 7, 7), one, 1e-10);
    double both = elbo(type, x, y);
    switch (type) {
      case DIAGONAL -> assertEquals(elbo(type, x) + elbo(type, y), both, 1e-10);
      case SPHERICAL -> {
        double sum = squares(x) + squares(y);
        assertEquals(evidence(2, sum, sum / 14, 7), both, 1e-10);
      }
      default -> assertEquals(elbo(CovarianceType.FULL, x, y), both, 1e-10);
    }
  }

  private static double elbo(CovarianceType type, double[]... columns) {
    GmmModel model =
        Fixture.fit(
            Fixture.data(columns),
            "method",
            "variational",
            "covariance",
            type.optionName(),
            "max-iterations",
            "3");
    return model.header().summary().figures().get("elbo");
  }

  private static double squares(double[] x) {
    double mean = Arrays.stream(x).average().orElseThrow();
    return Arrays.stream(x).map(v -> (v - mean) * (v - mean)).sum();
  }

  /** log p of n rows of d columns with one precision, normal-gamma prior (Murphy 2007, eq. 95). */
  private static double evidence(int d, double squares, double scale, int n) {
    double a0 = 0.5;
    double b0 = 0.5 * scale;
    double an = a0 + 0.5 * d * n;
    double bn = b0 + 0.5 * squares;
    return logGamma(an)
        - logGamma(a0)
        + a0 * Math.log(b0)
        - an * Math.log(bn)
        - 0.5 * d * Math.log(1 + n)
        - 0.5 * d * n * Math.log(2 * Math.PI);
  }

  @ParameterizedTest
  @EnumSource
  void theBoundNeverFalls(CovarianceType type) {
    double[][] columns = Fixture.sample(Fixture.mixture(CovarianceType.FULL, 3, 3, 7), 400, 2);
    for (int row = 0; row < 400; row += 3) {
      columns[row % 3][row] = Double.NaN;
    }
    for (String prior : List.of("dirichlet", "dirichlet-process")) {
      List<String> warnings = new ArrayList<>();
      Fixture.fit(
          Fixture.data(columns),
          2,
          warnings,
          "method",
          "variational",
          "prior",
          prior,
          "components",
          "6",
          "covariance",
          type.optionName(),
          "tolerance",
          "0",
          "max-iterations",
          "200");
      assertEquals(List.of(), warnings, prior);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"dirichlet", "dirichlet-process"})
  void needlessComponentsAreEmptied(String prior) throws IOException {
    Dataset faithful = Fixture.data(Fixture.shared("tabular/faithful/faithful.csv", 1, 1, 3));
    GmmModel model =
        Fixture.fit(
            faithful,
            "method",
            "variational",
            "components",
            "6",
            "prior",
            prior,
            "concentration",
            "0.001",
            "tolerance",
            "1e-9",
            "max-iterations",
            "2000");
    assertEquals(2, model.components(), "Bishop (2006), figure 10.6");
    assertEquals(4, model.header().summary().figures().get("emptiedComponents"));
    assertEquals(1, Arrays.stream(model.mixture().weights()).sum(), 1e-12);
    assertTrue(model.header().summary().logLikelihood().orElseThrow() > -1140);
    assertTrue(model.capability(Updatable.class).isEmpty());
  }

  @Test
  void labelsKeepEveryClass() {
    double[] x = {0, 0.1, 0.2, 0.3, 10, 10.1, 10.2, 10.3};
    int[] codes = {0, 0, 0, -1, 1, 1, 1, -1};
    GmmModel model =
        Fixture.fit(
            Fixture.labelled(2, codes, x),
            "method",
            "variational",
            "components",
            "3",
            "concentration",
            "0.001");
    assertTrue(model.components() < 6);
    double[] classes = model.componentClasses().orElseThrow().weights(model.mixture());
    assertEquals(0.5, classes[0], 0.1);
  }
}
