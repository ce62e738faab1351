package org.genera.gmm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.genera.api.data.Dataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Maximum likelihoods that scikit-learn and mclust publish or reach. */
class PublishedFiguresTest {

  private static final double SLACK = 0.02;

  @ParameterizedTest
  @CsvSource({"full, 2, -1130.2640, 2322.192", "tied, 3, -1126.3159, 2314.296"})
  void faithful(String covariance, String components, double logLikelihood, double bic)
      throws IOException {
    Dataset data = Fixture.data(Fixture.shared("tabular/faithful/faithful.csv", 1, 1, 3));
    assertReaches(data, covariance, components, logLikelihood, bic);
  }

  @ParameterizedTest
  @CsvSource({
    "full, 1, -379.9146, 829.978",
    "full, 2, -214.3547, 574.018",
    "full, 3, -180.1855, 580.839",
    "tied, 3, -256.3540, 632.963",
    "diagonal, 3, -307.1776, 744.632",
    "spherical, 3, -384.3141, 853.809"
  })
  void iris(String covariance, String components, double logLikelihood, double bic)
      throws IOException {
    assertReaches(iris(), covariance, components, logLikelihood, bic);
  }

  @Test
  void oneComponentIsTheClosedForm() throws IOException {
    GmmModel model = Fixture.fit(iris(), "components", "1");
    assertEquals(829.978, model.header().summary().bic().orElseThrow(), 0.001);
    assertEquals(14, model.header().summary().parameters());
  }

  /** R's iris: the UCI file with two rows corrected. */
  private static Dataset iris() throws IOException {
    double[][] columns = Fixture.shared("tabular/iris/iris.csv", 0, 0, 4);
    columns[3][34] = 0.2;
    columns[1][37] = 3.6;
    columns[2][37] = 1.4;
    columns[3][37] = 0.1;
    return Fixture.data(columns);
  }

  private static void assertReaches(
      Dataset data, String covariance, String components, double logLikelihood, double bic) {
    GmmModel model = Fixture.fit(data, "components", components, "covariance", covariance);
    double reached = model.header().summary().logLikelihood().orElseThrow();
    assertTrue(reached >= logLikelihood - SLACK, "reached " + reached);
    double reachedBic = model.header().summary().bic().orElseThrow();
    assertTrue(reachedBic <= bic + 2 * SLACK, "reached " + reachedBic);
    assertTrue(model.header().summary().converged());
  }
}
