package org.genera.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Map;
import org.genera.api.data.Batch;
import org.genera.api.engine.RandomStream;
import org.genera.api.model.DensityBound.Bounds;
import org.junit.jupiter.api.Test;

/** The reference for bounds is known in closed form. */
class FactorModelTest {

  private static final Batch ROWS =
      Rows.withHoles(GaussianContract.correlated(3), 0.3, RandomStream.of(4, "holes", 0));

  private static FactorModel model(String posterior) {
    ModelFixture fixture =
        ModelFixture.of(posterior, GaussianContract.correlated(3))
            .options(Map.of("posterior", posterior));
    return (FactorModel) new FixtureRun(new FactorFamily(), fixture).model();
  }

  /** Where q(z | x) is p(z | x), every weight is p(x). */
  @Test
  void theBoundOfTheExactPosteriorIsTheDensity() {
    FactorModel model = model("exact");
    for (int draws : new int[] {1, 7}) {
      Bounds bounds = model.bound(ROWS, draws, RandomStream.of(1, "bound", 0));
      assertArrayEquals(model.logDensity(ROWS), bounds.elbo(), 1e-9);
      assertArrayEquals(model.logDensity(ROWS), bounds.importanceWeighted(), 1e-9);
      assertArrayEquals(
          new double[ROWS.rows()],
          Arrays.stream(bounds.standardError()).map(e -> draws == 1 ? 0 : e).toArray(),
          1e-9);
    }
  }

  /**
   * Otherwise it is below by KL(q || p) (Kingma and Welling 2014, eq. 1): of normal distributions
   * the covariances of which differ by a factor c, in q dimensions, and the means by δ, (q (c - 1 -
   * log c) + δᵀ S⁻¹ δ) / 2.
   */
  @Test
  void theBoundOfAnotherPosteriorIsBelowByItsDivergence() {
    FactorModel model = model("wide");
    double[] exact = model.logDensity(ROWS);
    double[] elbo = model.bound(ROWS, 20_000, RandomStream.of(1, "bound", 0)).elbo();
    double[][] numbers = Rows.numbers(ROWS);
    for (int row = 0; row < 5; row++) {
      Gaussian p = new FactorPosterior(model.posterior().factors(), false).of(numbers[row]);
      Gaussian q = model.posterior().of(numbers[row]);
      double distance = 2 * (p.logDensity(p.mean()) - p.logDensity(q.mean()));
      double c = FactorPosterior.WIDER;
      double divergence = (3 * (c - 1 - Math.log(c)) + distance) / 2;
      assertEquals(exact[row] - divergence, elbo[row], 0.05, "row " + row);
    }
  }

  /** The factors' covariance is the one that was fitted. */
  @Test
  void factorsAndNoiseMakeTheCovariance() {
    FactorAnalysis factors = model("exact").posterior().factors();
    Gaussian gaussian = model("exact").marginal().gaussian();
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        double sum = i == j ? factors.noise()[i] : 0;
        for (int k = 0; k < 3; k++) {
          sum += factors.loadings()[i][k] * factors.loadings()[j][k];
        }
        assertEquals(gaussian.covariance()[i][j], sum, 1e-12);
      }
    }
  }
}
