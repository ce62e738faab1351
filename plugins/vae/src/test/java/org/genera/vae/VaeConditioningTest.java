package org.genera.vae;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.genera.api.GeneraException;
import org.genera.api.RunContext;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchBuilder;
import org.genera.api.data.Column;
import org.genera.api.data.Dataset;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.genera.api.engine.RandomStream;
import org.genera.api.model.AncestralSampling;
import org.genera.api.model.Conditioning;
import org.genera.api.model.Fill;
import org.genera.api.model.Model;
import org.genera.api.model.TrainingRequest;
import org.genera.api.option.Options;
import org.genera.core.engine.LocalEngine;
import org.genera.core.file.ModelFile;
import org.junit.jupiter.api.Test;

/** What is put into gaps follows from the rest of the row, as the model has it. */
class VaeConditioningTest {

  private static final Schema SCHEMA =
      Schema.of(
          Column.real("a"),
          Column.real("b"),
          Column.category("size", "small", "middle", "large"),
          Column.category("class", "p", "q").withRole(Role.LABEL));

  private static final VaeModel MODEL = train();

  /** Two classes; in both a, b and the size hang together by a hidden number. */
  private static Batch rows(int rows, long index) {
    RandomStream random = RandomStream.of(12, "conditioning", index);
    BatchBuilder builder = new BatchBuilder(SCHEMA, rows);
    for (int row = 0; row < rows; row++) {
      int y = row % 2;
      double hidden = random.nextGaussian();
      builder.number(0, 100 + 10 * hidden + 3 * random.nextGaussian());
      builder.number(1, (y == 0 ? 1 : -1) * hidden + 0.3 * random.nextGaussian());
      builder.number(2, hidden < -0.5 ? 0 : hidden < 0.5 ? 1 : 2);
      builder.number(3, y);
      builder.endRow();
    }
    return builder.build(0);
  }

  private static VaeModel train() {
    VaeFamily family = new VaeFamily();
    Map<String, String> options =
        Map.of(
            "beta",
            "1",
            "hidden",
            "32",
            "latent",
            "2",
            "epochs",
            "60",
            "learning-rate",
            "0.005",
            "imputation-draws",
            "60",
            "imputation-steps",
            "10");
    try (LocalEngine engine = new LocalEngine(2, spec -> family)) {
      return (VaeModel)
          family.train(
              TrainingRequest.of(Dataset.of(rows(2000, 1)), RunContext.on(engine).build())
                  .options(Options.of(family.options(), options))
                  .build());
    }
  }

  private static RandomStream chance(String purpose) {
    return RandomStream.of(3, purpose, 0);
  }

  /** Rows that show a = 110 and the class, nothing else. */
  private static Batch shown(int rows, int y) {
    BatchBuilder builder = new BatchBuilder(SCHEMA, rows);
    for (int row = 0; row < rows; row++) {
      builder.number(0, 110);
      builder.number(3, y);
      builder.endRow();
    }
    return builder.build(0);
  }

  /** Of many rows that the model draws, those that have about that a and that class. */
  private static double[] column(String name, int y) {
    Batch drawn = MODEL.require(AncestralSampling.class).sample(200_000, chance("reference"));
    double[] a = drawn.numbers(drawn.schema().indexOf("a"));
    double[] classes = drawn.numbers(drawn.schema().indexOf("class"));
    double[] values = drawn.numbers(drawn.schema().indexOf(name));
    return IntStream.range(0, a.length)
        .filter(row -> Math.abs(a[row] - 110) < 0.5 && classes[row] == y)
        .mapToDouble(row -> values[row])
        .toArray();
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  private static double deviation(double[] values) {
    double mean = mean(values);
    return Math.sqrt(mean(Arrays.stream(values).map(v -> (v - mean) * (v - mean)).toArray()));
  }

  /** Draws have the distribution of the rows that the model itself draws beside such an a. */
  @Test
  void drawsAreThoseOfTheModel() {
    for (int y = 0; y < 2; y++) {
      double[] expected = column("b", y);
      Batch filled =
          MODEL.require(Conditioning.class).impute(shown(2000, y), Fill.DRAW, chance("fill"));
      double[] drawn = filled.numbers(filled.schema().indexOf("b"));
      assertTrue(expected.length > 1000, expected.length + " rows to compare with");
      double error = deviation(expected) * Math.sqrt(1.0 / expected.length + 1.0 / 2000);
      assertEquals(mean(expected), mean(drawn), 5 * error, "mean of b, class " + y);
      assertEquals(1, deviation(drawn) / deviation(expected), 0.1, "deviation, class " + y);
      double[] sizes = filled.numbers(filled.schema().indexOf("size"));
      for (int level = 0; level < 3; level++) {
        assertEquals(share(column("size", y), level), share(sizes, level), 0.06, "size " + level);
      }
    }
  }

  private static double share(double[] codes, int level) {
    return mean(Arrays.stream(codes).map(code -> code == level ? 1 : 0).toArray());
  }

  @Test
  void meansAndModesAreThoseOfTheModel() {
    for (int y = 0; y < 2; y++) {
      double expected = mean(column("b", y));
      Batch mean = MODEL.require(Conditioning.class).impute(shown(1, y), Fill.MEAN, chance("fill"));
      assertEquals(expected, mean.numbers(mean.schema().indexOf("b"))[0], 0.15, "class " + y);
      Batch mode = MODEL.require(Conditioning.class).impute(shown(1, y), Fill.MODE, chance("fill"));
      assertEquals(expected, mode.numbers(mode.schema().indexOf("b"))[0], 0.4, "class " + y);
      assertEquals(2, mean.numbers(mean.schema().indexOf("size"))[0], "large beside a = 110");
    }
  }

  /** b has the sign of the hidden number in one class, the other sign in the other. */
  @Test
  void aMissingLabelFollowsFromTheFeatures() {
    BatchBuilder builder = new BatchBuilder(SCHEMA, 2);
    for (double b : new double[] {1.5, -1.5}) {
      builder.number(0, 115);
      builder.number(1, b);
      builder.endRow();
    }
    Batch rows = builder.build(0);
    for (Fill fill : Fill.values()) {
      Batch filled = MODEL.require(Conditioning.class).impute(rows, fill, chance("label"));
      assertArrayEquals(
          new double[] {0, 1}, filled.numbers(filled.schema().indexOf("class")), fill.name());
    }
  }

  @Test
  void rowsThatShowNothingAreSamples() {
    Batch filled =
        MODEL
            .require(Conditioning.class)
            .impute(Batch.missing(SCHEMA, 4000), Fill.DRAW, chance("nothing"));
    Batch drawn = MODEL.require(AncestralSampling.class).sample(4000, chance("samples"));
    for (String name : List.of("a", "b")) {
      double[] one = filled.numbers(filled.schema().indexOf(name));
      double[] other = drawn.numbers(drawn.schema().indexOf(name));
      double error = deviation(other) * Math.sqrt(2.0 / 4000);
      assertEquals(mean(other), mean(one), 5 * error, name);
      assertEquals(1, deviation(one) / deviation(other), 0.08, name);
    }
  }

  /** Given the class alone the rest is drawn by z from its prior; given a feature it is not. */
  @Test
  void whatFollowsFromTheLabelAloneIsExact() {
    Conditioning whole = MODEL.require(Conditioning.class);
    assertTrue(whole.approximation().isPresent());
    assertTrue(whole.approximation(List.of("class")).isEmpty());
    assertEquals(whole.approximation(), whole.approximation(List.of("class", "a")));
    Conditioning given =
        whole.given(shown(1, 1).select(List.of("class"))).require(Conditioning.class);
    assertTrue(given.approximation(List.of()).isEmpty());
    assertEquals(whole.approximation(), given.approximation(List.of("b")));
    Batch rows = shown(4000, 1).select(List.of("class"));
    Batch filled = whole.impute(rows, Fill.DRAW, chance("exact"));
    Batch drawn = MODEL.require(AncestralSampling.class).sample(20_000, chance("reference"));
    double[] classes = drawn.numbers(drawn.schema().indexOf("class"));
    double[] b = drawn.numbers(drawn.schema().indexOf("b"));
    double[] expected =
        IntStream.range(0, b.length)
            .filter(row -> classes[row] == 1)
            .mapToDouble(row -> b[row])
            .toArray();
    double error = deviation(expected) * Math.sqrt(1.0 / 4000 + 1.0 / expected.length);
    double[] actual = filled.numbers(filled.schema().indexOf("b"));
    assertEquals(mean(expected), mean(actual), 5 * error);
    assertEquals(1, deviation(actual) / deviation(expected), 0.08);
  }

  @Test
  void partsAreConditionedFurther() {
    Batch evidence = shown(1, 1).select(List.of("class"));
    Model rest = MODEL.require(Conditioning.class).given(evidence);
    assertEquals(List.of("a", "b", "size"), rest.schema().names());
    Model b =
        rest.require(Conditioning.class)
            .given(shown(1, 1).select(List.of("a")))
            .require(Conditioning.class)
            .marginal(List.of("b"));
    Batch drawn = b.require(AncestralSampling.class).sample(1000, chance("part"));
    assertEquals(List.of("b"), drawn.schema().names());
    assertEquals(mean(column("b", 1)), mean(drawn.numbers(0)), 0.1);
    assertThrows(GeneraException.class, () -> ModelFile.toBytes(b));
  }
}
