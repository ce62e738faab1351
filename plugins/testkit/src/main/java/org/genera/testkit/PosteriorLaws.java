package org.genera.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.genera.api.data.Batch;
import org.genera.api.data.Column;
import org.genera.api.model.Classifier;
import org.genera.api.model.Conditioning;
import org.genera.api.model.Density;
import org.genera.api.model.MixtureMembership;

/** What holds for p(component | x), and for p(class | x) beside a density. */
final class PosteriorLaws {

  private static final double ROUNDING = 1e-9;

  private PosteriorLaws() {}

  static void responsibilitiesSumToOne(FixtureRun run) {
    MixtureMembership model = run.model().require(MixtureMembership.class);
    Batch rows = Rows.withHoles(run.fixture().features(), 0.3, FixtureRun.random("holes"));
    double[][] responsibilities = model.responsibilities(rows);
    assertEquals(rows.rows(), responsibilities.length, run.where("rows"));
    for (double[] shares : responsibilities) {
      assertEquals(model.components(), shares.length, run.where("components"));
      assertIsDistribution(run, shares);
    }
  }

  /** What is said of a row depends on nothing but the row's features. */
  static void responsibilitiesAreThoseOfTheRow(FixtureRun run) {
    MixtureMembership model = run.model().require(MixtureMembership.class);
    new RowByRow(run, "responsibilities", model::responsibilities, ROUNDING).holdsWithHoles();
  }

  static void assertIsDistribution(FixtureRun run, double[] shares) {
    String found = run.where(Arrays.toString(shares));
    assertTrue(Arrays.stream(shares).allMatch(share -> share >= 0), found);
    Closeness.assertClose(1, Arrays.stream(shares).sum(), ROUNDING, found);
  }

  /** log p(y | x) - log p(x | y) + log p(x) is log p(y), whatever x is. */
  static void classProbabilitiesFollowBayes(FixtureRun run) {
    Classifier model = run.model().require(Classifier.class);
    Batch rows = Rows.first(Rows.complete(run.fixture().features()), 20);
    double[] evidence = run.density().logDensity(rows);
    double[][] posterior = model.logProbabilities(rows);
    double total = 0;
    for (int level = 0; level < model.classes().size(); level++) {
      double[] likelihood = given(run, level).logDensity(rows);
      double prior = posterior[0][level] - likelihood[0] + evidence[0];
      total += Math.exp(prior);
      for (int row = 0; row < rows.rows(); row++) {
        double here = posterior[row][level] - likelihood[row] + evidence[row];
        Closeness.assertClose(prior, here, 1e-6, run.where("log p(y), row " + row));
      }
    }
    Closeness.assertClose(1, total, 1e-6, run.where("sum of p(y)"));
  }

  private static Density given(FixtureRun run, int level) {
    Column label = run.fixture().schema().label().orElseThrow();
    Batch data = run.fixture().data().select(List.of(label.name()));
    Batch evidence =
        Rows.with(
            data.slice(0, 1), label.name(), new SampleSpace(data).level(label.name(), level, 1));
    Conditioning model = run.model().require(Conditioning.class);
    return model.given(evidence).require(Density.class);
  }
}
