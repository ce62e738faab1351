package org.genera.gmm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Dataset;
import org.genera.numerics.gaussian.CovarianceType;
import org.genera.numerics.gaussian.Mixture;
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
  void aConstantColumnDoesNotChangeTheChoice() throws IOException {
    double[][] faithful = Fixture.shared("tabular/faithful/faithful.csv", 1, 1, 3);
    double[] seven = new double[faithful[0].length];
    Arrays.fill(seven, 7);
    List<String> warnings = new ArrayList<>();
    Dataset data = Fixture.data(faithful[0], faithful[1], seven);
    GmmModel model = Fixture.fit(data, 2, warnings, "components", "1..3", "covariance", "full");
    assertEquals(2, model.components(), model.header().summary().figures().toString());
    GmmModel any = Fixture.fit(data, 2, warnings, "components", "2..3", "covariance", "auto");
    Map<String, Double> figures = any.header().summary().figures();
    assertTrue(any.mixture().type() != CovarianceType.SPHERICAL, figures.toString());
    assertEquals(smallest(figures), figures.get("bic[" + chosen(figures) + "]"));
    assertTrue(figures.keySet().stream().noneMatch(name -> name.startsWith("collapsed")));
    assertTrue(
        warnings.stream().allMatch(warning -> warning.contains("'c3' is constant")),
        warnings.toString());
  }

  @Test
  void dependentColumnsAreRankedByTheCriterion() {
    Mixture truth = Fixture.mixture(CovarianceType.FULL, 2, 2, 5);
    double[][] x = Fixture.sample(truth, 300, 5);
    x[0][3] = Double.NaN;
    Dataset data = Fixture.data(x[0], x[1], x[0].clone());
    Map<String, Double> figures =
        Fixture.fit(data, "components", "1..2", "covariance", "auto").header().summary().figures();
    assertEquals(smallest(figures), figures.get("bic[" + chosen(figures) + "]"));
    assertTrue(chosen(figures).startsWith("full") || chosen(figures).startsWith("tied"));
  }

  @Test
  void aComponentThatCollapsesOnEqualRowsGoesBehindAndIsMarked() {
    double[][] x = Fixture.sample(Fixture.mixture(CovarianceType.FULL, 1, 2, 5), 200, 5);
    for (int row = 0; row < 30; row++) {
      x[0][row] = 9;
      x[1][row] = 9;
    }
    GmmModel model = Fixture.fit(Fixture.data(x), "components", "1..2");
    Map<String, Double> figures = model.header().summary().figures();
    assertEquals(1, figures.get("collapsed[full,2]"), figures.toString());
    assertTrue(figures.get("bic[full,2]") < figures.get("bic[full,1]"), figures.toString());
    assertEquals("full,1", chosen(figures));
  }

  @Test
  void aConstantWithinAClassIsOfTheData() {
    double[][] x = Fixture.sample(Fixture.mixture(CovarianceType.FULL, 1, 3, 5), 200, 5);
    int[] codes = new int[200];
    for (int row = 0; row < 200; row++) {
      codes[row] = row % 2;
      x[0][row] = row % 2 == 0 ? 1 : x[0][row] + 5;
    }
    Map<String, Double> figures =
        Fixture.fit(Fixture.labelled(2, codes, x), "covariance", "auto")
            .header()
            .summary()
            .figures();
    assertEquals(smallest(figures), figures.get("bic[" + chosen(figures) + "]"));
    assertTrue(figures.keySet().stream().noneMatch(name -> name.startsWith("collapsed")));
  }

  @Test
  void fewRowsAreNoReasonForAFullCovariance() {
    double[][] x = Fixture.sample(Fixture.mixture(CovarianceType.FULL, 1, 6, 5), 5, 5);
    Map<String, Double> figures =
        Fixture.fit(Fixture.data(x), "covariance", "auto").header().summary().figures();
    assertEquals(1, figures.get("collapsed[full,1]"), figures.toString());
    assertTrue(List.of("diagonal,1", "spherical,1").contains(chosen(figures)));
  }

  @Test
  void aCandidateThatFailsIsMarkedAndTheOthersGoOn() {
    double[] x = {0, 0, 0, 1, 2, 3, 5, 8, 9, 9.5, 9.7, 12, 14, 15, 19, 25};
    List<String> warnings = new ArrayList<>();
    GmmModel model =
        Fixture.fit(Fixture.data(x), 2, warnings, "covariance-floor", "0", "components", "1..14");
    Map<String, Double> figures = model.header().summary().figures();
    assertEquals(1, figures.get("failed[full,14]"), figures.toString());
    assertTrue(figures.containsKey("bic[full,1]"), figures.toString());
    assertTrue(figures.containsKey("bic[" + chosen(figures) + "]"), figures.toString());
    assertTrue(warnings.toString().contains("Candidates that failed"), warnings.toString());
    GeneraException all =
        assertThrows(
            GeneraException.class,
            () ->
                Fixture.fit(
                    Fixture.data(new double[] {3, 3, 3}),
                    "covariance-floor",
                    "0",
                    "covariance",
                    "auto"));
    assertEquals(StandardError.NUMERICAL, all.code());
  }

  @Test
  void ofEqualFormsTheOneWithFewerParametersIsChosen() {
    double[] x = new double[90];
    Arrays.setAll(x, row -> row % 9);
    GmmModel model =
        Fixture.fit(
            Fixture.data(x, Arrays.stream(x).map(value -> 2 * value * value).toArray()),
            "method",
            "variational",
            "concentration",
            "1e-6",
            "components",
            "1..6");
    Map<String, Double> figures = model.header().summary().figures();
    double best = smallest(figures);
    int fewest =
        figures.keySet().stream()
            .filter(name -> name.startsWith("bic"))
            .filter(name -> figures.get(name) <= best + 1e-9 * Math.abs(best))
            .mapToInt(name -> Integer.parseInt(name.replaceAll("\\D", "")))
            .min()
            .orElseThrow();
    assertTrue(model.components() <= fewest, figures.toString());
  }

  @Test
  void withOneComponentAClassTheLabelLeavesNoEntropy() {
    Mixture truth = Fixture.mixture(CovarianceType.FULL, 2, 2, 3);
    double[][] x = Fixture.sample(truth, 300, 3);
    int[] codes = new int[300];
    Arrays.setAll(codes, row -> row % 3 == 0 ? 1 : 0);
    Dataset data = Fixture.labelled(2, codes, x);
    GmmModel model = Fixture.fit(data, "covariance", "auto", "criterion", "icl");
    Map<String, Double> figures = model.header().summary().figures();
    double icl = figures.get("icl[" + chosen(figures) + "]");
    assertEquals(model.header().summary().bic().orElseThrow(), icl, 1e-9);
  }

  @Test
  void rowsWithoutALabelAddTheirEntropyAtTheirWeight() {
    Mixture truth = Fixture.mixture(CovarianceType.FULL, 2, 2, 3);
    double[][] x = Fixture.sample(truth, 300, 3);
    int[] codes = new int[300];
    Arrays.setAll(codes, row -> row % 3 == 0 ? -1 : row % 2);
    Dataset data = Fixture.labelled(2, codes, x);
    GmmModel model =
        Fixture.fit(data, "components", "2..3", "criterion", "icl", "unlabelled-weight", "0.25");
    double entropy = 0;
    for (int row = 0; row < 300; row++) {
      double[] shares = new double[model.components()];
      SlowMixture.density(model.mixture(), NumericFeatures.row(x, row), shares);
      int[] of = model.componentClasses().orElseThrow().ofComponent();
      double total = 0;
      for (int c = 0; c < shares.length; c++) {
        shares[c] = codes[row] == -1 || of[c] == codes[row] ? shares[c] : 0;
        total += shares[c];
      }
      for (double share : shares) {
        double p = share / total;
        entropy -= p > 0 ? (codes[row] == -1 ? 0.25 : 1) * p * Math.log(p) : 0;
      }
    }
    Map<String, Double> figures = model.header().summary().figures();
    assertEquals(
        model.header().summary().bic().orElseThrow() + 2 * entropy,
        figures.get("icl[" + chosen(figures) + "]"),
        1e-6);
  }

  private static double smallest(Map<String, Double> figures) {
    return figures.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith("bic"))
        .mapToDouble(Map.Entry::getValue)
        .min()
        .orElseThrow();
  }

  /** The form with the mark. */
  private static String chosen(Map<String, Double> figures) {
    String mark =
        figures.keySet().stream()
            .filter(name -> name.startsWith("chosen"))
            .findFirst()
            .orElseThrow();
    return mark.substring("chosen[".length(), mark.length() - 1);
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
