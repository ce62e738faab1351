package org.genera.naivebayes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.DoubleSupplier;
import org.genera.api.GeneraException;
import org.genera.api.Progress;
import org.genera.api.ProgressListener;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchBuilder;
import org.genera.api.data.CategoryVector;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.genera.api.engine.RandomStream;
import org.junit.jupiter.api.Test;

/** Estimates against formulas written out, and what is chosen and refused. */
class LikelihoodsTest {

  private static final Column LABEL = Column.category("y", "a", "b").withRole(Role.LABEL);

  /** One feature and a label, as pairs of numbers. */
  private static Batch rows(Column column, double... pairs) {
    BatchBuilder builder = new BatchBuilder(Schema.of(column, LABEL), pairs.length / 2);
    for (int i = 0; i < pairs.length; i += 2) {
      builder.number(0, pairs[i]);
      builder.number(1, pairs[i + 1]);
      builder.endRow();
    }
    return builder.build(0);
  }

  private static double density(NaiveBayesModel model, double value) {
    return Math.exp(logDensity(model, value));
  }

  private static double logDensity(NaiveBayesModel model, double value) {
    return model.logDensity(cell(model, value))[0];
  }

  private static Batch cell(NaiveBayesModel model, double value) {
    Column column = model.schema().features().get(0);
    BatchBuilder builder = new BatchBuilder(Schema.of(column), 1);
    builder.number(0, value);
    builder.endRow();
    return builder.build(0);
  }

  private static double normal(double x, double mean, double variance) {
    return Math.exp(-0.5 * (x - mean) * (x - mean) / variance) / Math.sqrt(2 * Math.PI * variance);
  }

  @Test
  void gaussian() {
    NaiveBayesModel model =
        Fixture.fit(
            rows(Column.real("x"), 1, 0, 3, 0, 10, 1, 14, 1, 12, 1), "likelihood.x", "gaussian");
    double expected = 0.4 * normal(5, 2, 1) + 0.6 * normal(5, 12, 8.0 / 3);
    assertEquals(expected, density(model, 5), 1e-14);
  }

  /** Σ of squares about the origin would lose all digits here. */
  @Test
  void aColumnFarFromZero() {
    double far = 1.7e15;
    NaiveBayesModel model =
        Fixture.fit(
            rows(Column.real("x"), far + 1, 0, far + 3, 0, far + 10, 1, far + 14, 1),
            "likelihood.x",
            "gaussian");
    double expected = 0.5 * normal(5, 2, 1) + 0.5 * normal(5, 12, 4);
    assertEquals(expected, density(model, far + 5), 1e-12);
  }

  @Test
  void logNormalAndZeros() {
    double e = Math.E;
    Batch rows = rows(Column.real("x"), 0, 0, e, 0, e * e * e, 0, e, 1, e * e, 1);
    NaiveBayesModel model = Fixture.fit(rows, "likelihood.x", "zero-inflated-log-normal");
    double zero = 0.6 * 2 / 5 + 0.4 * 1 / 4;
    assertEquals(zero, density(model, 0), 1e-14);
    double expected = 0.6 * 3 / 5 * normal(Math.log(4), 2, 1) / 4;
    expected += 0.4 * 3 / 4 * normal(Math.log(4), 1.5, 0.25) / 4;
    assertEquals(expected, density(model, 4), 1e-14);
    GeneraException error =
        assertThrows(GeneraException.class, () -> Fixture.fit(rows, "likelihood.x", "log-normal"));
    assertEquals(StandardError.INVALID_DATA, error.code());
    assertTrue(String.valueOf(error.getMessage()).startsWith("Row 1, column 'x'"));
  }

  @Test
  void poisson() {
    Batch rows = rows(Column.whole("n"), 1, 0, 3, 0, 4, 1, 0, 1, 2, 1);
    NaiveBayesModel model = Fixture.fit(rows, "likelihood.n", "poisson");
    double first = (4 + 2) / 3.0;
    double second = (6 + 2) / 4.0;
    double expected = 0.4 * Math.exp(-first) * Math.pow(first, 3) / 6;
    expected += 0.6 * Math.exp(-second) * Math.pow(second, 3) / 6;
    assertEquals(expected, density(model, 3), 1e-14);
    assertEquals(0, density(model, -1));
  }

  /** About a large rate a Poisson distribution is a normal one but for O(1 / √rate). */
  @Test
  void poissonOfLargeCounts() {
    double far = 1e15;
    double deviation = Math.sqrt(far);
    double n = far + Math.rint(2 * deviation);
    Batch rows = rows(Column.whole("n"), far, 0, far, 0, n, 1, n, 1);
    NaiveBayesModel model = Fixture.fit(rows, "likelihood.n", "poisson", "smoothing", "0");
    for (double z : new double[] {-3, 0, 1, 2.5}) {
      double at = far + Math.rint(z * deviation);
      double expected = 0.5 * normal(at - far, 0, far) + 0.5 * normal(at - n, 0, n);
      assertEquals(Math.log(expected), logDensity(model, at), 1e-6, "z = " + z);
    }
  }

  /** Both ways of evaluating, side by side: p(n + 1) / p(n) is the rate over n + 1. */
  @Test
  void poissonIsSmoothWhereItsEvaluationChanges() {
    NaiveBayesModel model =
        Fixture.fit(rows(Column.whole("n"), 1000, 0, 1000, 1), "likelihood.n", "poisson");
    for (double n = 1020; n < 1030; n++) {
      double expected = Math.log(1000 / (n + 1));
      assertEquals(expected, logDensity(model, n + 1) - logDensity(model, n), 1e-10, "n = " + n);
    }
  }

  /** Silverman's kernel estimate, written out, of one class of many rows. */
  @Test
  void kernel() {
    RandomStream random = RandomStream.of(4, "rows", 0);
    double[] pairs = new double[2000];
    List<Double> x = new ArrayList<>();
    for (int i = 0; i < pairs.length; i += 2) {
      pairs[i] = (random.nextInt(2) == 0 ? -3 : 2) + random.nextGaussian();
      x.add(pairs[i]);
    }
    NaiveBayesModel model =
        Fixture.fit(rows(Column.real("x"), pairs), "likelihood.x", "kernel", "smoothing", "0");
    double[] sorted = x.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    double mean = x.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    double variance = x.stream().mapToDouble(v -> (v - mean) * (v - mean)).average().orElseThrow();
    double range = sorted[750] - sorted[250];
    double h = 0.9 * Math.min(Math.sqrt(variance), range / 1.34) * Math.pow(1000, -0.2);
    for (double at = -6; at < 5; at += 0.37) {
      double place = at;
      double expected =
          x.stream().mapToDouble(v -> normal(place, v, h * h)).average().orElseThrow();
      assertEquals(expected, density(model, at), 0.002, "at " + at);
    }
  }

  private static NaiveBayesModel twoKernels() {
    RandomStream random = RandomStream.of(5, "rows", 0);
    double[] pairs = new double[400];
    for (int i = 0; i < pairs.length; i += 2) {
      pairs[i + 1] = i % 6 == 0 ? 0 : 1;
      pairs[i] = 4 * pairs[i + 1] + random.nextGaussian();
    }
    return Fixture.fit(rows(Column.real("x"), pairs), "likelihood.x", "kernel");
  }

  /** Beyond the grid only the wide Gaussian is left, whose logarithm is one parabola. */
  @Test
  void aKernelDensityFarFromTheDataIsThatOfTheWideGaussian() {
    NaiveBayesModel model = twoKernels();
    double a = logDensity(model, 40);
    double b = logDensity(model, 60);
    double c = logDensity(model, 80);
    for (double at : new double[] {50, 100, 200, 300, -500, 1e3, -1e6, 1e20, -1e150}) {
      double s = (at - 60) / 20;
      double expected = b + 0.5 * s * (c - a) + 0.5 * s * s * (a - 2 * b + c);
      assertTrue(Double.isFinite(expected));
      assertEquals(expected, logDensity(model, at), 1e-11 * Math.abs(expected), "at " + at);
    }
  }

  /** What a far number says of the classes is the ratio of their spreads, far or farther. */
  @Test
  void aFarNumberLeavesTheEvidenceOfTheOthers() {
    NaiveBayesModel model = twoKernels();
    double[] near = model.logProbabilities(cell(model, -200))[0];
    double[] far = model.logProbabilities(cell(model, 1e5))[0];
    assertEquals(near[0], far[0], 1e-6);
    assertEquals(near[1], far[1], 1e-6);
  }

  @Test
  void aKernelDensityIntegratesToOne() {
    NaiveBayesModel model = twoKernels();
    double sum = 0;
    double step = 0.002;
    for (double at = -60; at < 60; at += step) {
      sum += step * density(model, at);
    }
    assertEquals(1, sum, 1e-4);
  }

  @Test
  void unseenLevels() {
    Column column = Column.category("c", "u", "v", "never");
    Batch rows = rows(column, 0, 0, 0, 0, 1, 0, 1, 1);
    NaiveBayesModel smoothed = Fixture.fit(rows);
    assertEquals(0.75 / 6 + 0.25 / 4, density(smoothed, 2), 1e-15);
    assertEquals(0.75 * 3 / 6 + 0.25 / 4, density(smoothed, 0), 1e-15);
    NaiveBayesModel ignored = Fixture.fit(rows, "unseen", "ignored");
    assertEquals(1, density(ignored, 2), 1e-15);
    assertEquals(0.75 * 3 / 5 + 0.25 / 3, density(ignored, 0), 1e-15);
    NaiveBayesModel refused = Fixture.fit(rows, "unseen", "error");
    GeneraException error = assertThrows(GeneraException.class, () -> density(refused, 2));
    assertEquals(StandardError.INVALID_DATA, error.code());
    assertTrue(String.valueOf(error.getMessage()).contains("'never'"));
  }

  @Test
  void aLikelihoodThatDoesNotFitAColumnNamesIt() {
    GeneraException error =
        assertThrows(
            GeneraException.class,
            () ->
                Fixture.fit(
                    rows(Column.category("c", "u", "v"), 0, 0, 1, 1), "likelihood.c", "poisson"));
    assertEquals(StandardError.SCHEMA_MISMATCH, error.code());
    assertTrue(String.valueOf(error.getMessage()).contains("'c'"));
  }

  @Test
  void aLikelihoodForNoFeatureIsRefused() {
    Batch rows = rows(Column.real("x"), 1, 0, 3, 0, 10, 1, 14, 1);
    for (String name : List.of("NOSUCH", "q*", "y")) {
      GeneraException error =
          assertThrows(
              GeneraException.class,
              () -> Fixture.fit(rows, "likelihood." + name, "gaussian"),
              name);
      assertEquals(StandardError.INVALID_OPTION, error.code());
      String message = String.valueOf(error.getMessage());
      assertTrue(message.contains("'likelihood." + name + "'"), message);
      assertTrue(message.contains("Features: x."), message);
    }
  }

  @Test
  void defaultsFollowTheData() {
    RandomStream random = RandomStream.of(9, "rows", 0);
    assertEquals("gaussian", chosen(Column.real("x"), random::nextGaussian));
    assertEquals("log-normal", chosen(Column.real("x"), () -> Math.exp(random.nextGaussian())));
    assertEquals(
        "zero-inflated-log-normal",
        chosen(
            Column.real("x"),
            () -> random.nextInt(3) == 0 ? 0 : Math.exp(1.5 * random.nextGaussian())));
    assertEquals(
        "kernel", chosen(Column.real("x"), () -> 5 * random.nextInt(3) + random.nextGaussian()));
    assertEquals("poisson", chosen(Column.whole("n"), () -> poisson(3, random)));
    assertEquals("gaussian", chosen(Column.whole("n"), () -> 1000 + 20 * random.nextGaussian()));
    assertEquals(
        "bernoulli",
        chosen(new Column("b", new ColumnType.Bool(), Role.FEATURE), () -> random.nextInt(2)));
  }

  /** Of those that the data chose and of those that the user gave, a group's column by column. */
  @Test
  void aModelTellsTheLikelihoodOfEachColumn() {
    Schema schema =
        Schema.of(
            Column.whole("w1"),
            Column.real("x"),
            Column.whole("w2"),
            Column.category("c", "u", "v"),
            LABEL);
    RandomStream random = RandomStream.of(9, "rows", 0);
    BatchBuilder builder = new BatchBuilder(schema, 500);
    for (int i = 0; i < 500; i++) {
      builder.number(0, random.nextInt(3));
      builder.number(1, Math.exp(random.nextGaussian()));
      builder.number(2, random.nextInt(4));
      builder.number(3, random.nextInt(2));
      builder.number(4, i % 2);
      builder.endRow();
    }
    NaiveBayesModel model = Fixture.fit(builder.build(0), "likelihood.w*", "multinomial");
    assertEquals(
        "{likelihood.w1=multinomial, likelihood.x=log-normal, likelihood.w2=multinomial,"
            + " likelihood.c=categorical}",
        model.notes().toString());
  }

  @Test
  void variancesAtTheFloorAreToldWithTheirColumns() {
    assertEquals(List.of(), warnings(Map.of()));
    assertEquals(
        List.of(
            "1 variance is held at the floor, of column 'x': in a class all numbers of a column are"
                + " (nearly) the same."),
        warnings(Map.of("x", 1)));
    Map<String, Integer> many = new LinkedHashMap<>();
    for (int i = 1; i <= 7; i++) {
      many.put("c" + i, i);
    }
    assertEquals(
        List.of(
            "28 variances are held at the floor, of columns 'c1', 'c2', 'c3', 'c4', 'c5' and 2"
                + " more: in a class all numbers of a column are (nearly) the same."),
        warnings(many));
  }

  /** Three cells in each class, alike in the first. */
  /** Rounding adds the variance that draws leave out (Sheppard 1898). */
  @Test
  void drawsOfIntegersHaveTheVarianceOfTheirDensity() {
    Batch rows = rows(Column.whole("x"), 0, 0, 1, 0, 2, 0, 1, 0, 50, 1, 50, 1, 50, 1);
    NaiveBayesModel model = Fixture.fit(rows, "likelihood.x", "gaussian");
    Batch drawn = model.sample(20_000, RandomStream.of(1, "draws", 0));
    double[] numbers = drawn.numbers(0);
    int[] codes = ((CategoryVector) drawn.column("y")).codes();
    double sum = 0;
    double squares = 0;
    double count = 0;
    for (int row = 0; row < numbers.length; row++) {
      if (codes[row] == 1) {
        assertEquals(50, numbers[row]);
      } else {
        count++;
        sum += numbers[row];
        squares += numbers[row] * numbers[row];
      }
    }
    double mean = sum / count;
    assertEquals(1, mean, 0.03);
    assertEquals(0.5, squares / count - mean * mean, 0.03);
  }

  @Test
  void weightsThatAreTooLargeAreNamedForWhatTheyAre() {
    Schema schema = Schema.of(Column.real("x"), LABEL, Column.real("w").withRole(Role.WEIGHT));
    BatchBuilder builder = new BatchBuilder(schema, 4);
    for (int row = 0; row < 4; row++) {
      builder.number(0, row);
      builder.number(1, row % 2);
      builder.number(2, 1e300);
      builder.endRow();
    }
    Batch heavy = builder.build(0);
    GeneraException error =
        assertThrows(GeneraException.class, () -> Fixture.fit(heavy, "likelihood.x", "gaussian"));
    assertTrue(error.getMessage().startsWith("The weights of rows are so large"), error.toString());
  }

  @Test
  void aConstantColumnOfAClassIsHeldAtTheFloor() {
    Batch rows = rows(Column.real("x"), 2, 0, 2, 0, 2, 0, 10, 1, 14, 1, 12, 1);
    NaiveBayesModel model = Fixture.fit(rows, "likelihood.x", "gaussian");
    Plan plan = model.state().orElseThrow().plan();
    double[] counts = model.state().orElseThrow().statistics().orElseThrow();
    assertEquals(
        Map.of("x", 1),
        plan.estimate(counts, Fixture.options("likelihood.x", "gaussian")).floored());
  }

  private static List<String> warnings(Map<String, Integer> floored) {
    List<String> heard = new ArrayList<>();
    ProgressListener listener =
        new ProgressListener() {
          @Override
          public void progress(Progress progress) {}

          @Override
          public void warning(String message) {
            heard.add(message);
          }
        };
    Plan.Fit fit = new Plan.Fit(new double[0], List.of(), OptionalDouble.empty(), 0, floored);
    Summaries.warn(fit, listener);
    return heard;
  }

  private static double poisson(double rate, RandomStream random) {
    double sum = random.nextExponential();
    int count = 0;
    while (sum < rate) {
      sum += random.nextExponential();
      count++;
    }
    return count;
  }

  private static String chosen(Column column, DoubleSupplier values) {
    double[] pairs = new double[2000];
    for (int i = 0; i < pairs.length; i += 2) {
      pairs[i] = values.getAsDouble();
      pairs[i + 1] = i / 2 % 2;
    }
    NaiveBayesModel model = Fixture.fit(org.genera.api.data.Dataset.of(rows(column, pairs)), 4096);
    return model.factors().get(0).type().name();
  }
}
