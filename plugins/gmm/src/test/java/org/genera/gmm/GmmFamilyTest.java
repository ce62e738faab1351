package org.genera.gmm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchBuilder;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.Dataset;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.genera.api.engine.RandomStream;
import org.genera.api.model.Capability;
import org.genera.api.model.Classifier;
import org.genera.api.model.Fill;
import org.genera.api.model.TrainingSummary;
import org.genera.api.model.Updatable;
import org.genera.core.file.ModelFile;
import org.genera.numerics.NpyArray;
import org.genera.numerics.gaussian.CovarianceFloor;
import org.genera.numerics.gaussian.CovarianceType;
import org.genera.numerics.gaussian.Mixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Training: determinism, weights, missing cells, given starts, and data that make trouble. */
class GmmFamilyTest {

  private static final double NAN = Double.NaN;

  @TempDir Path folder;

  private static double[][] table(int rows) {
    return Fixture.sample(Fixture.mixture(CovarianceType.FULL, 3, 3, 21), rows, 1);
  }

  @ParameterizedTest
  @EnumSource
  void anyNumberOfThreadsGivesTheSameBytes(CovarianceType type) {
    double[][] columns = table(1500);
    for (int row = 0; row < 1500; row += 5) {
      columns[row % 3][row] = NAN;
    }
    Dataset data = Fixture.data(columns);
    byte[] one = bytes(data, 1, type);
    assertArrayEquals(one, bytes(data, 2, type));
    assertArrayEquals(one, bytes(data, 4, type));
  }

  private static byte[] bytes(Dataset data, int threads, CovarianceType type) {
    return ModelFile.toBytes(
        Fixture.fit(
            data,
            threads,
            new ArrayList<>(),
            "components",
            "3",
            "covariance",
            type.optionName(),
            "starts",
            "3"));
  }

  @ParameterizedTest
  @EnumSource
  void filesComeBackBitForBit(CovarianceType type) {
    GmmModel model =
        Fixture.fit(Fixture.data(table(300)), "components", "2", "covariance", type.optionName());
    byte[] bytes = ModelFile.toBytes(model);
    GmmModel read =
        (GmmModel)
            Fixture.FAMILY.read(
                ModelFile.fromBytes(bytes, "memory", name -> Fixture.FAMILY.options()));
    assertArrayEquals(model.mixture().toVector(), read.mixture().toVector());
    assertArrayEquals(bytes, ModelFile.toBytes(read));
  }

  @Test
  void weightsEqualRepetition() {
    int n = 200;
    double[][] columns = table(n);
    double[] weights = new double[n];
    List<Integer> repeated = new ArrayList<>();
    for (int row = 0; row < n; row++) {
      weights[row] = row % 4;
      for (int i = 0; i < weights[row]; i++) {
        repeated.add(row);
      }
    }
    double[][] repetition = new double[3][repeated.size()];
    for (int j = 0; j < 3; j++) {
      for (int i = 0; i < repeated.size(); i++) {
        repetition[j][i] = columns[j][repeated.get(i)];
      }
    }
    Path start = folder.resolve("means.npy");
    new NpyArray(new int[] {2, 3}, new double[] {0, 0, 0, 1, 1, 1}).write(start);
    String[] options = {
      "components", "2", "start-means", start.toString(), "max-iterations", "20", "tolerance", "0"
    };
    GmmModel weighted =
        Fixture.fit(Fixture.weighted(columns[0], columns[1], columns[2], weights), options);
    GmmModel plain = Fixture.fit(Fixture.data(repetition), options);
    assertRelative(plain.mixture().toVector(), weighted.mixture().toVector());
    assertEquals(repeated.size(), weighted.header().summary().sumOfWeights());
    assertEquals(
        plain.header().summary().logLikelihood().orElseThrow(),
        weighted.header().summary().logLikelihood().orElseThrow(),
        1e-7);
  }

  private static void assertRelative(double[] expected, double[] actual) {
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], actual[i], 1e-9 * Math.max(1, Math.abs(expected[i])));
    }
  }

  @Test
  void givenStartsAreWhereItStarts() {
    Mixture start = Fixture.mixture(CovarianceType.FULL, 3, 3, 21);
    Path weights = folder.resolve("w.npy");
    Path means = folder.resolve("m.npy");
    Path covariances = folder.resolve("c.npy");
    new NpyArray(new int[] {3}, start.weights()).write(weights);
    new NpyArray(new int[] {3, 3}, start.means()).write(means);
    new NpyArray(new int[] {3, 3, 3}, start.covariances()).write(covariances);
    double[][] columns = table(400);
    String[] options = {
      "components",
      "3",
      "start-weights",
      weights.toString(),
      "start-means",
      means.toString(),
      "start-covariances",
      covariances.toString(),
      "tolerance",
      "0",
      "max-iterations",
      "0"
    };
    assertArrayEquals(
        start.toVector(), Fixture.fit(Fixture.data(columns), options).mixture().toVector());
    options[options.length - 1] = "1";
    double[] ones = new double[400];
    Arrays.fill(ones, 1);
    GmmModel stepped = Fixture.fit(Fixture.data(columns), options);
    assertRelative(
        SlowMixture.emStep(start, columns, ones).covariances(), stepped.mixture().covariances());
    assertEquals(1, stepped.header().summary().iterations());
    options[1] = "2";
    GeneraException e =
        assertThrows(GeneraException.class, () -> Fixture.fit(Fixture.data(columns), options));
    assertEquals(StandardError.INVALID_OPTION, e.code());
    assertTrue(e.getMessage().contains("start-means"), e.getMessage());
  }

  @Test
  void aModelOfTheSameColumnsIsAStart() {
    Dataset data = Fixture.data(table(300));
    GmmModel first = Fixture.fit(data, "components", "3", "max-iterations", "4");
    GmmModel same = Fixture.fitFrom(first, data, "max-iterations", "0");
    assertArrayEquals(first.mixture().toVector(), same.mixture().toVector());
    GeneraException k =
        assertThrows(GeneraException.class, () -> Fixture.fitFrom(first, data, "components", "2"));
    assertEquals(StandardError.INVALID_OPTION, k.code());
    GeneraException columns =
        assertThrows(
            GeneraException.class, () -> Fixture.fitFrom(first, Fixture.data(table(9)[0])));
    assertEquals(StandardError.SCHEMA_MISMATCH, columns.code());
  }

  @Test
  void logLikelihoodIsThatOfTheFinalParameters() {
    double[][] columns = table(300);
    columns[1][3] = NAN;
    Dataset data = Fixture.data(columns);
    GmmModel model = Fixture.fit(data, "components", "2", "max-iterations", "3");
    double sum = 0;
    for (double value : model.logDensity(Batch.ofReals(Fixture.schema(3), columns))) {
      sum += value;
    }
    TrainingSummary summary = model.header().summary();
    assertEquals(sum, summary.logLikelihood().orElseThrow(), 1e-9);
    assertFalse(summary.converged());
    assertEquals(3, summary.iterations());
  }

  @Test
  void parametersAreRecoveredThroughMissingCells() {
    double[] means = {-3, 0, 3, 2};
    double[] covariances = {1, 0.8, 0.8, 1, 1, -0.5, -0.5, 2};
    Mixture truth = new Mixture(CovarianceType.FULL, new double[] {0.3, 0.7}, means, covariances);
    double[][] columns = Fixture.sample(truth, 20_000, 3);
    RandomStream random = RandomStream.of(5, "holes", 0);
    for (int row = 0; row < 20_000; row++) {
      if (random.nextDouble() < 0.3) {
        columns[random.nextInt(2)][row] = NAN;
      }
    }
    Mixture fitted = Fixture.fit(Fixture.data(columns), "components", "2").mixture();
    int first = fitted.mean(0, 0) < fitted.mean(1, 0) ? 0 : 1;
    for (int c = 0; c < 2; c++) {
      int to = c == 0 ? first : 1 - first;
      assertEquals(truth.weights()[c], fitted.weights()[to], 0.02);
      assertArrayEquals(truth.mean(c), fitted.mean(to), 0.06);
      assertArrayEquals(truth.covariance(c), fitted.covariance(to), 0.1);
    }
  }

  @Test
  void rowsOfWhichNothingIsKnownChangeNothing() {
    double[][] columns = table(100);
    double[][] longer = new double[3][];
    for (int j = 0; j < 3; j++) {
      longer[j] = Arrays.copyOf(columns[j], 101);
      longer[j][100] = NAN;
    }
    GmmModel with = Fixture.fit(Fixture.data(longer), "components", "1");
    GmmModel without = Fixture.fit(Fixture.data(columns), "components", "1");
    assertArrayEquals(without.mixture().toVector(), with.mixture().toVector(), 1e-12);
    assertEquals(101, with.header().summary().sumOfWeights());
  }

  @Test
  void singularDataGiveFiniteModelsAndAWarning() {
    double[] constant = new double[50];
    Arrays.fill(constant, 0.1);
    double[] ramp = new double[50];
    Arrays.setAll(ramp, row -> row);
    for (CovarianceType type : CovarianceType.values()) {
      for (double[][] columns :
          List.of(
              new double[][] {constant},
              new double[][] {constant, ramp},
              new double[][] {ramp, ramp},
              new double[][] {{7}},
              new double[][] {{7, 7, 7}, {1e-9, 1e-9, 1e-9}})) {
        boolean oneRow = columns[columns.length - 1] != ramp;
        List<String> warnings = new ArrayList<>();
        GmmModel model =
            Fixture.fit(
                Fixture.data(columns),
                2,
                warnings,
                "components",
                oneRow ? "1" : "3",
                "covariance",
                type.optionName());
        assertTrue(
            Arrays.stream(model.mixture().toVector()).allMatch(Double::isFinite), type.name());
        assertTrue(
            Double.isFinite(model.header().summary().logLikelihood().orElseThrow()), type.name());
      }
    }
    List<String> warnings = new ArrayList<>();
    Fixture.fit(Fixture.data(constant, ramp), 2, warnings, "components", "1");
    assertEquals(1, warnings.size());
    assertTrue(warnings.get(0).contains("'c1' is constant"), warnings.get(0));
  }

  @Test
  void dependentColumnsAreNamed() {
    double[][] columns = table(200);
    columns[2] = columns[0].clone();
    List<String> warnings = new ArrayList<>();
    Fixture.fit(Fixture.data(columns), 2, warnings, "components", "2");
    assertEquals(1, warnings.size(), warnings.toString());
    assertTrue(warnings.get(0).contains("'c1', 'c3' depend on each other"), warnings.get(0));
  }

  @Test
  void aCollapsedComponentIsNamedWithItsColumns() {
    double[] x = new double[60];
    double[] y = new double[60];
    Arrays.setAll(x, row -> row < 50 ? row % 7 : 1000);
    Arrays.setAll(y, row -> row < 50 ? row % 11 : 500 + row);
    List<String> warnings = new ArrayList<>();
    Fixture.fit(Fixture.data(x, y), 2, warnings, "components", "2", "covariance", "diagonal");
    assertEquals(1, warnings.size(), warnings.toString());
    assertTrue(warnings.get(0).contains("(of 2) is held"), warnings.get(0));
    assertTrue(warnings.get(0).contains("in columns 'c1':"), warnings.get(0));
  }

  @Test
  void likelihoodNeverFallsEvenAtTheFloor() {
    double[][] columns = table(60);
    columns[2] = columns[1].clone();
    List<String> warnings = new ArrayList<>();
    Fixture.fit(
        Fixture.data(columns), 1, warnings, "components", "6", "tolerance", "0", "starts", "1");
    assertTrue(
        warnings.stream().noneMatch(warning -> warning.contains("fell")), warnings.toString());
  }

  @Test
  void dataThatCannotBeModelledAreRefusedByName() {
    assertRefused(
        StandardError.INVALID_DATA,
        Fixture.data(new double[] {1, Double.POSITIVE_INFINITY}),
        "Row 2, column 'c1'");
    assertRefused(StandardError.INVALID_DATA, Fixture.data(new double[] {1, 1e300}), "1.0E300");
    assertRefused(StandardError.NO_DATA, Fixture.data(new double[] {NAN, NAN}), "no row");
    assertRefused(StandardError.NO_DATA, Fixture.data(new double[0]), "no row");
    assertRefused(
        StandardError.INVALID_DATA,
        Fixture.data(new double[] {1, 2}, new double[] {NAN, NAN}),
        "[c2]");
    assertRefused(
        StandardError.NO_DATA, Fixture.weighted(new double[] {1}, new double[] {0}), "weight");
    assertRefused(
        StandardError.INVALID_DATA,
        Fixture.weighted(new double[] {1}, new double[] {-1}),
        "weight");
  }

  @Test
  void scalesFarApartAreNoTrouble() {
    double[][] columns = table(200);
    GmmModel plain = Fixture.fit(Fixture.data(columns), "components", "2");
    double[] factors = {1e-130, 1, 1e140};
    double[][] scaled = new double[columns.length][];
    double shift = 0;
    for (int j = 0; j < columns.length; j++) {
      double factor = factors[j % 3];
      scaled[j] = Arrays.stream(columns[j]).map(value -> value * factor).toArray();
      shift += 200 * Math.log(factor);
    }
    for (CovarianceType type : CovarianceType.values()) {
      GmmModel model =
          Fixture.fit(Fixture.data(scaled), "components", "2", "covariance", type.optionName());
      assertTrue(Arrays.stream(model.mixture().toVector()).allMatch(Double::isFinite));
    }
    GmmModel model = Fixture.fit(Fixture.data(scaled), "components", "2");
    assertEquals(
        plain.header().summary().logLikelihood().orElseThrow(),
        model.header().summary().logLikelihood().orElseThrow() + shift,
        1e-6 * Math.abs(shift));
  }

  @Test
  void covariancesThatAlmostVanishAreRaised() {
    CovarianceFloor floor = new CovarianceFloor(1e-6, new double[] {1, 1});
    double[] vanishing = {-1e-7, -9e-161, -9e-161, -3e-32};
    assertEquals(2, floor.raise(vanishing));
    assertArrayEquals(new double[] {1e-6, 0, 0, 1e-6}, vanishing, 1e-18);
  }

  @Test
  void oneNumberFarBeyondTheOthersIsNoTrouble() {
    double[][] columns = table(100);
    columns[0][7] = 1e100;
    for (String components : List.of("1", "2")) {
      GmmModel model = Fixture.fit(Fixture.data(columns), "components", components);
      assertTrue(Arrays.stream(model.mixture().toVector()).allMatch(Double::isFinite));
    }
  }

  @Test
  void whatDoublePrecisionCannotHoldIsRefusedByColumn() {
    double[] x = {1, 2, 3, 5};
    double[] tiny = {1e-200, 2e-200, 3e-200, 5e-200};
    assertRefused(StandardError.INVALID_DATA, Fixture.data(x, tiny), "'c2' varies by so little");
    double[] heavy = {1e308, 1e308, 1e308, 1e308};
    assertRefused(StandardError.INVALID_DATA, Fixture.weighted(x, heavy), "'w' are so large");
    double[] oneHeavy = {1, 1e300, 1, 1};
    assertRefused(StandardError.INVALID_DATA, Fixture.weighted(x, oneHeavy), "'w' are so large");
    double[] light = {1e-310, 1e-310, 1e-310, 1e-310};
    assertRefused(StandardError.INVALID_DATA, Fixture.weighted(x, light), "'w' are so small");
    double[] same = {1e-200, 1e-200, 1e-200, 1e-200};
    assertTrue(Double.isFinite(Fixture.fit(Fixture.data(x, same)).mixture().variance(0, 1)));
  }

  @Test
  void moreComponentsThanDifferentRowsAreRefusedAtOnce() {
    double[] x = {1, 2, 2, 2, 3};
    for (String components : List.of("4", "1..5", "2000000000")) {
      GeneraException error =
          assertThrows(
              GeneraException.class, () -> Fixture.fit(Fixture.data(x), "components", components));
      assertEquals(StandardError.INVALID_DATA, error.code());
      assertTrue(
          error.getMessage().contains(components.startsWith("2") ? "5 rows" : "3 different rows"),
          error.getMessage());
    }
    assertEquals(3, Fixture.fit(Fixture.data(x), "components", "3").components());
  }

  @Test
  void aModelSaysWhyItCannotClassifyOrLearn() {
    Dataset data = Fixture.data(new double[] {1, 2, 4, 8}, new double[] {1, 0, 1, 2});
    GmmModel plain = Fixture.fit(data);
    assertReason(plain, Classifier.class, "--label");
    assertReason((GmmModel) plain.marginal(List.of("c1")), Updatable.class, "part of another");
    assertReason(Fixture.fit(data, "method", "variational"), Updatable.class, "method=em");
  }

  private static void assertReason(
      GmmModel model, Class<? extends Capability> type, String reason) {
    GeneraException error = assertThrows(GeneraException.class, () -> model.require(type));
    assertEquals(StandardError.UNSUPPORTED_CAPABILITY, error.code());
    assertTrue(error.getMessage().contains(reason), error.getMessage());
  }

  @Test
  void optionsWithoutEffectAreRefused() {
    Dataset plain = Fixture.data(new double[] {1, 2, 4, 8});
    Dataset labelled = Fixture.labelled(2, new int[] {0, 0, 1, 1}, new double[] {1, 2, 4, 8});
    assertUseless(plain, "prior", "prior", "dirichlet");
    assertUseless(plain, "concentration", "concentration", "0.1", "method", "em");
    assertUseless(plain, "unlabelled", "unlabelled", "use");
    assertUseless(plain, "unlabelled-weight", "unlabelled-weight", "0.5");
    assertUseless(
        labelled, "unlabelled-weight", "unlabelled-weight", "0.5", "unlabelled", "ignore");
    assertUseless(plain, "starts", "starts", "2", "start-means", "means.npy");
    GmmModel start = Fixture.fit(plain, "components", "2");
    for (List<String> options :
        List.of(
            List.of("components", "1..3"),
            List.of("covariance", "auto"),
            List.of("init", "random"),
            List.of("starts", "3"),
            List.of("start-weights", "weights.npy"))) {
      GeneraException error =
          assertThrows(
              GeneraException.class,
              () -> Fixture.fitFrom(start, plain, options.toArray(new String[0])));
      assertEquals(StandardError.INVALID_OPTION, error.code());
      assertTrue(error.getMessage().contains(options.get(0)), error.getMessage());
    }
  }

  private static void assertUseless(Dataset data, String option, String... options) {
    GeneraException error = assertThrows(GeneraException.class, () -> Fixture.fit(data, options));
    assertEquals(StandardError.INVALID_OPTION, error.code());
    assertTrue(error.getMessage().contains("'" + option + "'"), error.getMessage());
  }

  @Test
  void columnsThatAreNoNumbersAreRefusedByName() {
    Schema mixed =
        Schema.of(
            Column.real("x"),
            Column.category("colour", "red", "blue"),
            new Column("note", new ColumnType.Text(), Role.FEATURE));
    assertRefused(
        StandardError.SCHEMA_MISMATCH,
        Dataset.of(Batch.missing(mixed, 1)),
        "'colour' (category), 'note' (text)");
  }

  private static void assertRefused(StandardError code, Dataset data, String reason) {
    GeneraException e = assertThrows(GeneraException.class, () -> Fixture.fit(data));
    assertEquals(code, e.code());
    assertTrue(e.getMessage().contains(reason), e.getMessage());
  }

  @Test
  void wholeAndTruthColumnsStayWhatTheyAre() {
    Schema schema =
        Schema.of(
            Column.whole("count"),
            new Column("flag", new ColumnType.Bool(), Role.FEATURE),
            Column.real("id").withRole(Role.ID));
    BatchBuilder builder = new BatchBuilder(schema, 100);
    for (int row = 0; row < 100; row++) {
      builder.whole(0, row % 10);
      builder.whole(1, row % 2);
      builder.endRow();
    }
    GmmModel model = Fixture.fit(Dataset.of(builder.build(0)), "components", "2");
    assertEquals(List.of("count", "flag"), model.schema().names());
    assertEquals(List.of(), model.coordinates());
    Batch sample = model.sample(200, RandomStream.of(1, "sample", 0));
    assertEquals(schema.column(1).type(), sample.schema().column(1).type());
    Batch filled =
        model.impute(Batch.missing(model.schema(), 3), Fill.MEAN, RandomStream.of(1, "impute", 0));
    assertEquals(4, filled.numbers(0)[0], 1);
  }

  @Test
  void sparseComponentsDoNotBreakIt() {
    double[] x = {0, 0.1, 0.2, 100};
    List<String> warnings = new ArrayList<>();
    GmmModel model = Fixture.fit(Fixture.data(x), 1, warnings, "components", "4");
    assertTrue(Arrays.stream(model.mixture().toVector()).allMatch(Double::isFinite));
    assertEquals(1, Arrays.stream(model.mixture().weights()).sum(), 1e-12);
  }
}
