package org.genera.hmm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.genera.api.GeneraException;
import org.genera.api.Progress;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchBuilder;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.RealVector;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.genera.api.data.SeriesVector;
import org.genera.api.engine.RandomStream;
import org.genera.likelihoods.NumericFactor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmissionsTest {

  /** What a step shows in a state. */
  private interface Cells {
    void fill(int state, RandomStream random, BatchBuilder steps);
  }

  /** Series of two states that last ten steps on average. */
  private static Batch rows(Schema schema, Cells cells) {
    Schema step = ((ColumnType.Series) schema.column(0).type()).step();
    RandomStream random = RandomStream.of(Fixture.SEED, "emissions", 0);
    BatchBuilder rows = new BatchBuilder(schema, 30);
    for (int row = 0; row < 30; row++) {
      BatchBuilder steps = new BatchBuilder(step, 80);
      int state = random.nextInt(2);
      for (int t = 0; t < 80; t++) {
        state = random.nextDouble() < 0.1 ? 1 - state : state;
        cells.fill(state, random, steps);
        steps.endRow();
      }
      rows.series(0, steps.build(0));
      rows.endRow();
    }
    return rows.build(0);
  }

  private static final Schema RAIN = Fixture.series(Column.real("rain"));

  /** Dry three times in four, or one in ten and heavier. */
  private static Batch rain() {
    return rows(
        RAIN,
        (state, random, steps) -> {
          boolean dry = random.nextDouble() < (state == 0 ? 0.75 : 0.1);
          steps.number(0, dry ? 0 : Math.exp(2 * state + 0.5 * random.nextGaussian()));
        });
  }

  private static Batch wet() {
    return rows(
        RAIN,
        (state, random, steps) ->
            steps.number(0, Math.exp(2 * state + 0.5 * random.nextGaussian())));
  }

  /** Twenty draws a step, of which a third, or a half each, goes to three columns. */
  private static Batch counts() {
    Schema schema = Fixture.series(Column.whole("c1"), Column.whole("c2"), Column.whole("c3"));
    double[][] cumulative = {{0.6, 0.9, 1}, {0.1, 0.3, 1}};
    return rows(
        schema,
        (state, random, steps) -> {
          int[] counts = new int[3];
          for (int i = 0; i < 20; i++) {
            counts[random.nextIndex(cumulative[state])]++;
          }
          for (int j = 0; j < 3; j++) {
            steps.whole(j, counts[j]);
          }
        });
  }

  private static HmmModel climbed(Batch rows, String... options) {
    List<Progress> heard = new ArrayList<>();
    HmmModel model =
        Fixture.fit(rows, 2, Fixture.listener(heard, new ArrayList<>()), Optional.empty(), options);
    for (int i = 1; i < heard.size(); i++) {
      Progress before = heard.get(i - 1);
      Progress now = heard.get(i);
      if (now.phase().equals(before.phase())) {
        double gain = now.figures().get("objective") - before.figures().get("objective");
        assertTrue(gain > -1e-9, now + " after " + before);
      }
    }
    double[] matrix = model.parameters().chain().transitions();
    assertEquals(0.1, matrix[1], 0.03);
    assertEquals(0.1, matrix[2], 0.03);
    return model;
  }

  private static double[] forecast(HmmModel model, Batch rows, String column) {
    Batch ahead = model.forecast(rows, 1, List.of(0.8));
    SeriesVector steps = (SeriesVector) ahead.column("steps");
    return ((RealVector) steps.steps().column(column)).values();
  }

  @Test
  void logNormal() {
    Batch rows = wet();
    HmmModel model = climbed(rows, "emission.rain", "log-normal");
    NumericFactor factor = (NumericFactor) model.parameters().emissions().get(0);
    double[] means = {factor.mean(0), factor.mean(1)};
    Arrays.sort(means);
    assertEquals(Math.exp(0.125), means[0], 0.05);
    assertEquals(Math.exp(2.125), means[1], 0.3);
    for (double low : forecast(model, rows, "rain.low-80")) {
      assertTrue(low > 0, "an interval of positive numbers: " + low);
    }
  }

  @Test
  void zeroInflated() {
    Batch rows = rain();
    HmmModel model = climbed(rows, "emission.rain", "zero-inflated-log-normal");
    NumericFactor factor = (NumericFactor) model.parameters().emissions().get(0);
    double[] dry = {factor.cumulative(0, 0), factor.cumulative(1, 0)};
    Arrays.sort(dry);
    assertEquals(0.1, dry[0], 0.03);
    assertEquals(0.75, dry[1], 0.03);
    assertEquals(0, factor.cumulative(0, -1));
    assertTrue(Arrays.stream(forecast(model, rows, "rain.low-80")).anyMatch(low -> low == 0));
  }

  @Test
  void multinomial() {
    Batch rows = counts();
    HmmModel model = climbed(rows, "emission.c*", "multinomial");
    assertEquals(1, model.parameters().emissions().size());
    assertEquals("multinomial", model.notes().get("emission.c3"));
    SeriesVector drawn = (SeriesVector) Fixture.sample(model, 40).column("steps");
    double[][] cells = new double[3][];
    Arrays.setAll(cells, j -> drawn.steps().numbers(j));
    double total = 0;
    for (double[] column : cells) {
      total += Arrays.stream(column).average().orElseThrow();
    }
    assertEquals(20, total, 0.5);
  }

  @ParameterizedTest
  @ValueSource(strings = {"multinomial", "kernel", "complement"})
  void emissionsThatDoNotFitAreRefused(String emission) {
    Schema words = Fixture.series(new Column("w", new ColumnType.Text(), Role.FEATURE));
    GeneraException error =
        assertThrows(
            GeneraException.class,
            () -> Fixture.fit(Batch.missing(words, 1), "emission.w", emission));
    String message = String.valueOf(error.getMessage());
    assertTrue(message.contains("words"), message);
  }

  @Test
  void theMessageSaysWhatFits() {
    GeneraException error =
        assertThrows(
            GeneraException.class, () -> Fixture.fit(wet(), "emission.rain", "categorical"));
    assertEquals(StandardError.SCHEMA_MISMATCH, error.code());
    String message = String.valueOf(error.getMessage());
    assertTrue(message.contains("gaussian, log-normal, zero-inflated-log-normal"), message);
    GeneraException alone =
        assertThrows(
            GeneraException.class, () -> Fixture.fit(wet(), "emission.rain", "multinomial"));
    assertTrue(String.valueOf(alone.getMessage()).contains("two columns"), alone.getMessage());
    GeneraException zero =
        assertThrows(
            GeneraException.class, () -> Fixture.fit(rain(), "emission.rain", "log-normal"));
    assertTrue(String.valueOf(zero.getMessage()).contains("above zero"), zero.getMessage());
    GeneraException idle =
        assertThrows(GeneraException.class, () -> Fixture.fit(wet(), "min-word-count", "3"));
    assertTrue(String.valueOf(idle.getMessage()).contains("no effect"), idle.getMessage());
  }
}
