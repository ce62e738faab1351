package org.genera.gmm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.CategoryVector;
import org.genera.api.data.Dataset;
import org.genera.api.engine.RandomStream;
import org.genera.api.model.Classifier;
import org.genera.api.model.Fill;
import org.genera.core.file.ModelFile;
import org.genera.numerics.gaussian.CovarianceType;
import org.genera.numerics.gaussian.Mixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Mixtures with a label: p(x, y), learning from rows with and without labels. */
class LabelsTest {

  private static final double NAN = Double.NaN;

  /** Components 0 and 2 belong to a, 1 to b. */
  private static GmmModel model(CovarianceType type) {
    return Fixture.labelledModel(Fixture.mixture(type, 3, 2, 5), 2, 0, 1, 0);
  }

  private static Batch rows(int[] codes, double[]... columns) {
    return Fixture.labelledRows(2, codes, columns);
  }

  @ParameterizedTest
  @EnumSource
  void classProbabilitiesAreBayesRule(CovarianceType type) {
    GmmModel model = model(type);
    double[] x = {0.3, -1.2};
    double[] shares = new double[3];
    SlowMixture.density(model.mixture(), x, shares);
    Batch row = rows(new int[] {-1}, new double[] {x[0]}, new double[] {x[1]});
    double[] logProbabilities = model.logProbabilities(row)[0];
    assertEquals(Math.log(shares[0] + shares[2]), logProbabilities[0], 1e-10);
    assertEquals(Math.log(shares[1]), logProbabilities[1], 1e-10);
    assertEquals(List.of("a", "b"), model.classes());
  }

  @Test
  void ofAnUnknownRowOnlyTheShareOfTheClassesIsKnown() {
    GmmModel model = model(CovarianceType.FULL);
    double[] nothing = {NAN};
    double[] logProbabilities = model.logProbabilities(rows(new int[] {-1}, nothing, nothing))[0];
    assertEquals(Math.log(model.mixture().weights()[1]), logProbabilities[1], 1e-12);
  }

  @Test
  void nothingIsFilledInBesideACellThatIsImpossible() {
    GmmModel model = model(CovarianceType.FULL);
    Batch rows = rows(new int[] {-1, -1}, new double[] {0, 0}, new double[] {0, 1e200});
    GeneraException error =
        assertThrows(
            GeneraException.class,
            () -> model.impute(rows, Fill.MEAN, RandomStream.of(1, "impute", 0)));
    assertEquals(StandardError.INVALID_DATA, error.code());
    assertTrue(error.getMessage().contains("Row 2, column 'c2': 1.0E200"), error.getMessage());
  }

  /** Beyond 1e154 squares overflow; the limit must be where the finite ones go. */
  @ParameterizedTest
  @EnumSource
  void farRowsHaveTheClassOfTheLimit(CovarianceType type) {
    GmmModel model = model(type);
    for (double[] direction : new double[][] {{1, 0}, {-1, 0.3}, {0.5, -1}, {-0.2, -1}, {0, 1}}) {
      double[] last = model.logProbabilities(rows(new int[] {-1}, times(direction, 1e4)))[0];
      double[] far = model.logProbabilities(rows(new int[] {-1}, times(direction, 1e200)))[0];
      for (int y = 0; y < 2; y++) {
        assertEquals(Math.exp(last[y]), Math.exp(far[y]), 1e-12, type + " " + y);
      }
    }
    double[][] infinite = {{Double.NEGATIVE_INFINITY}, {NAN}};
    double[] below =
        model.logProbabilities(rows(new int[] {-1}, new double[][] {{-1e4}, {NAN}}))[0];
    assertArrayEquals(
        Arrays.stream(below).map(Math::exp).toArray(),
        Arrays.stream(model.logProbabilities(rows(new int[] {-1}, infinite))[0])
            .map(Math::exp)
            .toArray(),
        1e-12);
  }

  /** One row, column by column. */
  private static double[][] times(double[] direction, double factor) {
    double[][] columns = new double[direction.length][];
    for (int j = 0; j < columns.length; j++) {
      columns[j] = new double[] {direction[j] * factor};
    }
    return columns;
  }

  @ParameterizedTest
  @EnumSource
  void aLabelConditionsAndIsConditionedOn(CovarianceType type) {
    GmmModel model = model(type);
    double[] x = {0.7};
    double[] y = {-0.4};
    double[] open = {NAN};
    Batch point = rows(new int[] {-1}, x, y);
    double logJoint = model.logDensity(point)[0] + model.logProbabilities(point)[0][0];

    GmmModel givenClass = (GmmModel) model.given(rows(new int[] {0}, open, open));
    assertEquals(List.of("c1", "c2"), givenClass.schema().names());
    assertTrue(givenClass.capability(Classifier.class).isEmpty());
    double logPrior = model.logProbabilities(rows(new int[] {-1}, open, open))[0][0];
    assertEquals(logJoint, logPrior + givenClass.logDensity(point)[0], 1e-10);

    GmmModel givenBoth = (GmmModel) model.given(rows(new int[] {0}, x, open));
    assertEquals(List.of("c2"), givenBoth.schema().names());
    GmmModel givenX = (GmmModel) model.given(rows(new int[] {-1}, x, open));
    assertEquals(List.of("c2", "y"), givenX.schema().names());
    assertEquals(
        givenX.logDensity(point)[0] + givenX.logProbabilities(point)[0][0],
        givenX.logProbabilities(rows(new int[] {-1}, open, open))[0][0]
            + givenBoth.logDensity(point)[0],
        1e-10);

    GmmModel label = (GmmModel) model.given(point);
    assertEquals(List.of("y"), label.schema().names());
    assertArrayEquals(model.logProbabilities(point)[0], label.logProbabilities(point)[0], 1e-10);
    assertEquals(0, label.logDensity(point)[0]);
    assertEquals(100, label.sample(100, RandomStream.of(1, "labels", 0)).rows());
    GmmModel read = read(ModelFile.toBytes(label));
    assertArrayEquals(label.logProbabilities(point)[0], read.logProbabilities(point)[0]);
  }

  @Test
  void marginalsKeepOrLoseTheLabel() {
    GmmModel model = model(CovarianceType.FULL);
    GmmModel without = (GmmModel) model.marginal(List.of("c2"));
    GmmModel with = (GmmModel) model.marginal(List.of("y", "c2"));
    assertFalse(without.capability(Classifier.class).isPresent());
    assertEquals(List.of("y", "c2"), with.schema().names());
    Batch row = rows(new int[] {-1}, new double[] {NAN}, new double[] {0.2});
    assertEquals(without.logDensity(row)[0], with.logDensity(row)[0]);
    assertArrayEquals(model.logProbabilities(row)[0], with.logProbabilities(row)[0], 1e-12);
  }

  @Test
  void fillingsFollowTheClassAndTheClassFollowsTheRow() {
    GmmModel model = model(CovarianceType.FULL);
    int n = 20_000;
    int[] unknown = new int[n];
    double[] x = new double[n];
    double[] open = new double[n];
    Arrays.fill(unknown, -1);
    Arrays.fill(x, 0.5);
    Arrays.fill(open, NAN);
    Batch filled = model.impute(rows(unknown, x, open), Fill.DRAW, RandomStream.of(3, "fill", 0));
    int[] codes = ((CategoryVector) filled.column("y")).codes();
    double share = Arrays.stream(codes).filter(code -> code == 1).count() / (double) n;
    Batch one = rows(new int[] {-1}, new double[] {0.5}, new double[] {NAN});
    assertEquals(Math.exp(model.logProbabilities(one)[0][1]), share, 0.02);

    Batch known = rows(new int[] {1}, new double[] {0.5}, new double[] {NAN});
    for (Fill fill : Fill.values()) {
      Batch row = model.impute(known, fill, RandomStream.of(1, "fill", 0));
      assertEquals(1, ((CategoryVector) row.column("y")).codes()[0], "the label is kept");
    }
    GmmModel given = (GmmModel) model.given(known);
    double mean = model.impute(known, Fill.MEAN, RandomStream.of(1, "fill", 0)).numbers(1)[0];
    assertEquals(given.mixture().mean(0, 0), mean, 1e-10);
  }

  @Test
  void samplesHaveTheClassesShares() {
    GmmModel model = model(CovarianceType.TIED);
    Batch sample = model.sample(20_000, RandomStream.of(1, "sample", 0));
    assertEquals(List.of("c1", "c2", "y"), sample.schema().names());
    int[] codes = ((CategoryVector) sample.column("y")).codes();
    double share = Arrays.stream(codes).filter(code -> code == 1).count() / 20_000.0;
    assertEquals(model.mixture().weights()[1], share, 0.02);
    double[][] logProbabilities = model.logProbabilities(sample);
    double expected = 0;
    for (double[] row : logProbabilities) {
      expected += Math.exp(row[1]) / 20_000;
    }
    assertEquals(share, expected, 0.01);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.3, 1})
  void oneStepIsTheTextbooks(double lambda) {
    Mixture start = Fixture.mixture(CovarianceType.FULL, 3, 2, 5);
    double[][] columns = Fixture.sample(start, 300, 4);
    int[] codes = new int[300];
    double[] weights = new double[300];
    int[] classes = {0, 1, 0};
    for (int row = 0; row < 300; row++) {
      codes[row] = row % 3 - 1;
      weights[row] = codes[row] < 0 ? lambda : 1;
    }
    Mixture slow =
        SlowMixture.emStep(
            start, columns, weights, (row, c) -> codes[row] < 0 || codes[row] == classes[c]);
    GmmModel from = Fixture.labelledModel(start, 2, classes);
    GmmModel fast =
        Fixture.fitFrom(
            from,
            Fixture.labelled(2, codes, columns),
            "max-iterations",
            "1",
            "unlabelled-weight",
            Double.toString(lambda));
    assertArrayEquals(slow.weights(), fast.mixture().weights(), 1e-12);
    assertArrayEquals(slow.means(), fast.mixture().means(), 1e-9);
    assertArrayEquals(slow.covariances(), fast.mixture().covariances(), 1e-9);
  }

  /** log p(x, y) where the class is known, log p(x) elsewhere, whatever the weight in the fit. */
  @Test
  void theSummaryIsTheLikelihoodOfAllRows() {
    double[][] columns = Fixture.sample(Fixture.mixture(CovarianceType.FULL, 2, 2, 3), 90, 1);
    int[] codes = new int[90];
    Arrays.setAll(codes, row -> row % 3 - 1);
    Batch rows = Fixture.labelledRows(2, codes, columns);
    GmmModel model = Fixture.fit(Dataset.of(rows), "unlabelled-weight", "0.01");
    double[] logDensity = model.logDensity(rows);
    double[][] logProbabilities = model.logProbabilities(rows);
    double sum = 0;
    for (int row = 0; row < 90; row++) {
      sum += logDensity[row] + (codes[row] < 0 ? 0 : logProbabilities[row][codes[row]]);
    }
    assertEquals(sum, model.header().summary().logLikelihood().orElseThrow(), 1e-9);
    assertEquals(90, model.header().summary().sumOfWeights());
  }

  @Test
  void rowsOfWhichOnlyTheClassIsKnownCountForItsShare() {
    double[] x = {0, 1, 2, 10, 11, 12, NAN, NAN};
    int[] codes = {0, 0, 0, 1, 1, 1, 1, 1};
    GmmModel model = Fixture.fit(Fixture.labelled(2, codes, x));
    assertArrayEquals(new double[] {3 / 8.0, 5 / 8.0}, model.mixture().weights(), 1e-12);
    assertArrayEquals(new double[] {1, 11}, model.mixture().means(), 1e-3);
  }

  @Test
  void threadsDoNotMatterAndFilesComeBack() {
    double[][] columns = Fixture.sample(Fixture.mixture(CovarianceType.FULL, 3, 3, 21), 900, 1);
    int[] codes = new int[900];
    for (int row = 0; row < 900; row++) {
      codes[row] = row % 4 == 0 ? -1 : columns[0][row] > 0 ? 1 : 0;
      columns[row % 3][row] = row % 5 == 0 ? NAN : columns[row % 3][row];
    }
    Dataset data = Fixture.labelled(3, codes, columns);
    byte[] one = bytes(data, 1);
    assertArrayEquals(one, bytes(data, 2));
    assertArrayEquals(one, bytes(data, 4));
    GmmModel model = read(one);
    assertArrayEquals(one, ModelFile.toBytes(model));
    Map<String, Double> figures = model.header().summary().figures();
    assertTrue(List.of(0.0, 0.01, 0.1, 1.0).contains(figures.get("unlabelledWeight")));
    double chosen =
        figures.get("logLoss[unlabelledWeight=" + figures.get("unlabelledWeight") + "]");
    assertEquals(
        chosen,
        figures.entrySet().stream()
            .filter(e -> e.getKey().startsWith("logLoss"))
            .mapToDouble(Map.Entry::getValue)
            .min()
            .orElseThrow());
    assertEquals(4, model.components(), "two for each class that was seen");
  }

  private static byte[] bytes(Dataset data, int threads) {
    return ModelFile.toBytes(
        Fixture.fit(data, threads, new ArrayList<>(), "components", "2", "starts", "2"));
  }

  private static GmmModel read(byte[] bytes) {
    return (GmmModel)
        Fixture.FAMILY.read(ModelFile.fromBytes(bytes, "model", f -> Fixture.FAMILY.options()));
  }

  @Test
  void ignoredRowsAreNotThere() {
    double[][] columns = Fixture.sample(Fixture.mixture(CovarianceType.FULL, 2, 2, 3), 200, 1);
    int[] codes = new int[200];
    for (int row = 0; row < 200; row++) {
      codes[row] = row < 100 ? row % 2 : -1;
    }
    Mixture ignoring =
        Fixture.fit(Fixture.labelled(2, codes, columns), "unlabelled", "ignore").mixture();
    double[][] half = {Arrays.copyOf(columns[0], 100), Arrays.copyOf(columns[1], 100)};
    Mixture without = Fixture.fit(Fixture.labelled(2, Arrays.copyOf(codes, 100), half)).mixture();
    assertArrayEquals(without.means(), ignoring.means(), 1e-9);
    assertArrayEquals(without.covariances(), ignoring.covariances(), 1e-9);
  }

  /**
   * Of one class all is known already, so that the labels do not tell what other rows are worth. Of
   * two with a row each none can be held out, and neither has a covariance without the others.
   */
  @Test
  void rowsWithoutALabelWhereTheLabelsDoNotTell() {
    double[][] columns = Fixture.sample(Fixture.mixture(CovarianceType.FULL, 2, 2, 3), 200, 1);
    int[] codes = new int[200];
    Arrays.setAll(codes, row -> row < 10 ? 0 : -1);
    List<String> warnings = new ArrayList<>();
    GmmModel model = Fixture.fit(Fixture.labelled(2, codes, columns), 2, warnings);
    assertEquals(1, model.header().summary().figures().get("unlabelledWeight"));
    assertTrue(warnings.get(0).contains("equally well"), "" + warnings);
    Arrays.setAll(codes, row -> row < 2 ? row : -1);
    GmmModel two = Fixture.fit(Fixture.labelled(2, codes, columns), 2, warnings);
    assertEquals(1, two.header().summary().figures().get("unlabelledWeight"));
    assertTrue(warnings.toString().contains("no class has two labelled rows"), "" + warnings);
  }

  @Test
  void aClassStartsAboutItsMean() {
    double[] x = {0, 1, 2, 10, 11, 12};
    int[] codes = {0, 0, 0, 1, 1, 1};
    GmmModel model =
        Fixture.fit(Fixture.labelled(2, codes, x), "init", "from-labels", "max-iterations", "0");
    assertArrayEquals(new double[] {1, 11}, model.mixture().means(), 1e-12);
  }

  @Test
  void whatCannotBeLearntIsAnError() {
    double[] x = {0, 1, 2};
    assertCode(StandardError.NO_DATA, Fixture.labelled(2, new int[] {-1, -1, -1}, x));
    assertCode(StandardError.INVALID_OPTION, Fixture.data(x), "init", "from-labels");
    GmmModel model = Fixture.fit(Fixture.labelled(2, new int[] {0, 0, 0}, x), "components", "1");
    Batch unseen = rows(new int[] {1}, new double[] {NAN});
    GeneraException never = assertThrows(GeneraException.class, () -> model.given(unseen));
    assertEquals(StandardError.INVALID_DATA, never.code());
  }

  private static void assertCode(StandardError code, Dataset data, String... options) {
    GeneraException error = assertThrows(GeneraException.class, () -> Fixture.fit(data, options));
    assertEquals(code, error.code(), error.getMessage());
  }

  @Test
  void halfOfThePenguinsTellTheSpeciesOfTheOthers() throws IOException {
    double[][] columns = Fixture.shared("tabular/penguins/penguins.csv", 1, 2, 6);
    List<String[]> cells = Fixture.rows("tabular/penguins/penguins.csv", 1);
    List<String> species = List.of("Adelie", "Chinstrap", "Gentoo");
    int[] truth = cells.stream().mapToInt(row -> species.indexOf(row[0])).toArray();
    for (int seed = 1; seed <= 5; seed++) {
      int[] codes = blanked(truth, seed);
      GmmModel model = Fixture.fit(Fixture.labelled(3, codes, columns));
      double[][] logProbabilities =
          model.logProbabilities(Batch.ofReals(Fixture.schema(4), columns));
      double right = 0;
      double blank = 0;
      for (int row = 0; row < truth.length; row++) {
        if (codes[row] < 0) {
          blank++;
          double[] p = logProbabilities[row];
          right += Arrays.stream(p).max().orElseThrow() == p[truth[row]] ? 1 : 0;
        }
      }
      assertTrue(right / blank > 0.96, "seed " + seed + ": " + right / blank);
    }
  }

  private static int[] blanked(int[] truth, int seed) {
    int[] codes = truth.clone();
    RandomStream random = RandomStream.of(seed, "blank", 0);
    int blanks = 0;
    while (blanks < truth.length / 2) {
      int row = random.nextInt(codes.length);
      blanks += codes[row] < 0 ? 0 : 1;
      codes[row] = CategoryVector.MISSING;
    }
    return codes;
  }
}
