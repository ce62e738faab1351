package org.genera.gmm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Map;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Dataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The choice of components and covariances by information criteria. */
class FormChoiceTest {

  @Test
  void faithfulIsTheMixtureThatMclustChooses() throws IOException {
    Dataset data = Fixture.data(Fixture.shared("tabular/faithful/faithful.csv", 1, 1, 3));
    GmmModel model = Fixture.fit(data, "components", "1..4", "covariance", "auto");
    Map<String, Double> figures = model.header().summary().figures();
    assertEquals(17, figures.size(), "16 forms and the choice: " + figures);
    assertEquals(1, figures.get("chosen[tied,3]"), figures.toString());
    assertEquals(2314.3, figures.get("bic[tied,3]"), 0.1);
    assertEquals(2322.2, figures.get("bic[full,2]"), 0.1);
    assertEquals(model.header().summary().bic().orElseThrow(), figures.get("bic[tied,3]"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bic", "icl"})
  void threeGroupsAreFound(String criterion) {
    double[] means = {0, 0, 10, 0, 0, 10};
    Mixture truth =
        new Mixture(
            CovarianceType.SPHERICAL, new double[] {0.3, 0.3, 0.4}, means, new double[] {1, 1, 1});
    Dataset data = Fixture.data(Fixture.sample(truth, 600, 3));
    GmmModel model =
        Fixture.fit(data, "components", "1..5", "covariance", "spherical", "criterion", criterion);
    assertEquals(3, model.components(), model.header().summary().figures().toString());
  }

  @Test
  void iclIsBicPlusTwiceTheEntropy() {
    Mixture truth = Fixture.mixture(CovarianceType.FULL, 2, 2, 3);
    double[][] columns = Fixture.sample(truth, 300, 3);
    Dataset data = Fixture.data(columns);
    GmmModel model = Fixture.fit(data, "components", "2..3", "criterion", "icl");
    double entropy = 0;
    for (int row = 0; row < 300; row++) {
      double[] shares = new double[model.components()];
      SlowMixture.density(model.mixture(), NumericFeatures.row(columns, row), shares);
      for (double share : shares) {
        entropy -= share > 0 ? share * Math.log(share) : 0;
      }
    }
    double icl = model.header().summary().figures().get("icl[full," + model.components() + "]");
    assertEquals(model.header().summary().bic().orElseThrow() + 2 * entropy, icl, 1e-6);
  }

  @Test
  void aStartInFilesHasOneForm() {
    Dataset data = Fixture.data(new double[] {1, 2, 3});
    GeneraException error =
        assertThrows(
            GeneraException.class,
            () -> Fixture.fit(data, "components", "1..2", "start-means", "means.npy"));
    assertEquals(StandardError.INVALID_OPTION, error.code());
    assertTrue(error.getMessage().contains("2"), error.getMessage());
  }
}
