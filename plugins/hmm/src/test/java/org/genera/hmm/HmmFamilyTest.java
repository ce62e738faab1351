package org.genera.hmm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.genera.api.GeneraException;
import org.genera.api.Progress;
import org.genera.api.ProgressListener;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchBuilder;
import org.genera.api.data.Batches;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.RealVector;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.genera.api.data.SeriesVector;
import org.genera.api.model.Model;
import org.genera.likelihoods.NumericFactor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HmmFamilyTest {

  private static final Schema REALS = Fixture.series(Column.real("x"));

  @Test
  void aKnownModelIsRecoveredFromItsSamples() {
    HmmModel truth = Fixture.threeStates();
    Batch rows = Fixture.sample(truth, 400);
    HmmModel model = Fixture.fit(rows, "states", "3");
    NumericFactor found = (NumericFactor) model.parameters().emissions().get(0);
    Integer[] order = {0, 1, 2};
    Arrays.sort(order, (a, b) -> Double.compare(found.mean(a), found.mean(b)));
    for (int i = 0; i < 3; i++) {
      double mean = new double[] {-4, 0, 5}[i];
      double spread = new double[] {1, 0.5, 1.5}[i];
      assertEquals(mean, found.mean(order[i]), 0.08);
      assertEquals(0.8413, found.cumulative(order[i], mean + spread), 0.02);
      for (int j = 0; j < 3; j++) {
        assertEquals(
            truth.parameters().chain().transitions()[i * 3 + j],
            model.parameters().chain().transitions()[order[i] * 3 + order[j]],
            0.03);
      }
      assertEquals(
          truth.parameters().chain().start()[i],
          model.parameters().chain().start()[order[i]],
          0.08);
    }
    assertEquals("gaussian", model.notes().get("emission.x"));
    double own = Arrays.stream(truth.logDensity(rows)).sum();
    double reached = model.header().summary().logLikelihood().orElseThrow();
    assertTrue(reached > own, reached + " is to be above " + own);
    assertEquals(Arrays.stream(model.logDensity(rows)).sum(), reached, 1e-6);
  }

  @Test
  void theObjectiveNeverFallsFromManyStarts() {
    Batch rows = Fixture.sample(Fixture.threeStates(), 12);
    List<Progress> heard = new ArrayList<>();
    List<String> warnings = new ArrayList<>();
    ProgressListener listener = Fixture.listener(heard, warnings);
    Fixture.fit(rows, 2, listener, Optional.empty(), "states", "4", "starts", "200");
    for (int i = 1; i < heard.size(); i++) {
      Progress before = heard.get(i - 1);
      Progress now = heard.get(i);
      if (now.phase().equals(before.phase())) {
        double gain = now.figures().get("objective") - before.figures().get("objective");
        assertTrue(gain > -1e-9, now + " after " + before);
      }
    }
    assertTrue(heard.stream().map(Progress::phase).distinct().count() == 201);
    assertTrue(warnings.stream().noneMatch(text -> text.contains("fell")), warnings.toString());
  }

  /** The objective of a start whose prior is not known cannot be held against the next one. */
  @Test
  void aStartFromAModelThatHasArrivedWarnsOfNothing() {
    Batch rows = Fixture.sample(Fixture.threeStates(), 60);
    List<String> warnings = new ArrayList<>();
    ProgressListener listener = Fixture.listener(new ArrayList<>(), warnings);
    String[] options = {"states", "3", "transition-smoothing", "0.5"};
    Model arrived = Fixture.fit(rows, 2, ProgressListener.NONE, Optional.empty(), options);
    Model again = Fixture.fit(rows, 2, listener, Optional.of(arrived), options);
    assertEquals(List.of(), warnings);
    assertTrue(again.header().summary().converged());
  }

  @Test
  void threadsChangeNoBit() {
    Batch rows = Fixture.sample(Fixture.threeStates(), 500);
    double[] first = {};
    for (int threads : new int[] {1, 2, 4}) {
      HmmModel model =
          Fixture.fit(
              rows, threads, ProgressListener.NONE, Optional.empty(), "states", "3", "starts", "2");
      double[] all = model.parameters().chain().transitions();
      first = first.length == 0 ? all : first;
      assertArrayEquals(first, all, 0);
    }
  }

  /** A series of weight 2 is two series; one of weight 0 is none. */
  @Test
  void weightsCountSeries() {
    Batch three =
        Fixture.rows(REALS, new double[] {1, 2, 9}, new double[] {8, 1}, new double[] {70});
    Batch repeated = three.pick(new int[] {0, 0, 1});
    Batch weights =
        Batch.of(
            Schema.of(Column.real("w").withRole(Role.WEIGHT)),
            0,
            3,
            List.of(new RealVector(new double[] {2, 1, 0})));
    HmmModel start = Fixture.fit(repeated, "max-iterations", "1");
    String[] options = {"max-iterations", "5", "tolerance", "0"};
    HmmModel weighed =
        Fixture.fit(
            Batches.beside(List.of(three, weights)),
            2,
            ProgressListener.NONE,
            Optional.of(start),
            options);
    HmmModel twice = Fixture.fit(repeated, 2, ProgressListener.NONE, Optional.of(start), options);
    assertArrayEquals(
        twice.parameters().chain().transitions(),
        weighed.parameters().chain().transitions(),
        1e-12);
    assertEquals(8, weighed.header().summary().sumOfWeights());
    assertEquals(
        twice.header().summary().logLikelihood().orElseThrow(),
        weighed.header().summary().logLikelihood().orElseThrow(),
        1e-12);
  }

  private static final Schema TAGGED =
      Fixture.series(Column.real("x"), Column.category("tag", "a", "b").withRole(Role.LABEL));

  private static Batch tagged(double[][] x, int[][] tags) {
    BatchBuilder rows = new BatchBuilder(TAGGED, x.length);
    Schema step = ((ColumnType.Series) TAGGED.column(0).type()).step();
    for (int row = 0; row < x.length; row++) {
      BatchBuilder steps = new BatchBuilder(step, 4);
      for (int t = 0; t < x[row].length; t++) {
        steps.number(0, x[row][t]);
        if (tags[row][t] >= 0) {
          steps.whole(1, tags[row][t]);
        }
        steps.endRow();
      }
      rows.series(0, steps.build(0));
      rows.endRow();
    }
    return rows.build(0);
  }

  @Test
  void labelledStatesAreCounted() {
    Batch rows =
        tagged(new double[][] {{1, 3, 10}, {12, 2, 14}}, new int[][] {{0, 0, 1}, {1, 0, 1}});
    HmmModel model = Fixture.fit(rows, "transition-smoothing", "0");
    assertEquals(0, model.header().summary().iterations());
    assertArrayEquals(new double[] {0.5, 0.5}, model.parameters().chain().start(), 1e-12);
    assertArrayEquals(
        new double[] {1.0 / 3, 2.0 / 3, 1, 0}, model.parameters().chain().transitions(), 1e-12);
    NumericFactor emission = (NumericFactor) model.parameters().emissions().get(0);
    assertEquals(2, emission.mean(0), 1e-12);
    assertEquals(12, emission.mean(1), 1e-12);
    SeriesVector drawn = (SeriesVector) Fixture.sample(model, 5).column("steps");
    assertTrue(drawn.steps().schema().label().isPresent());
  }

  /** A step without a label between others takes part; a series without any by its weight. */
  @Test
  void partlyLabelledStatesAreConstrained() {
    double[][] x = {{1, 3, 10, 2}, {12, 2, 14, 11}, {500, 600, 700}};
    int[][] tags = {{0, -1, 1, 0}, {1, 0, -1, 1}, {-1, -1, -1}};
    HmmModel without = Fixture.fit(tagged(x, tags), "unlabelled-weight", "0");
    HmmModel alone = Fixture.fit(tagged(Arrays.copyOf(x, 2), Arrays.copyOf(tags, 2)));
    assertArrayEquals(
        alone.parameters().chain().transitions(), without.parameters().chain().transitions(), 1e-6);
    HmmModel with = Fixture.fit(tagged(x, tags), "unlabelled-weight", "1");
    NumericFactor far = (NumericFactor) with.parameters().emissions().get(0);
    assertTrue(Math.max(far.mean(0), far.mean(1)) > 50);
  }

  @ParameterizedTest
  @ValueSource(strings = {"one step", "constant", "missing in part"})
  void poorSeriesAreEndured(String what) {
    double[][] series =
        switch (what) {
          case "one step" -> new double[][] {{3}};
          case "constant" -> new double[][] {{2, 2, 2, 2}, {2, 2}};
          default -> new double[][] {{1, Double.NaN, 2}, {}, {Double.NaN}};
        };
    Batch rows = Fixture.rows(REALS, series);
    HmmModel model = Fixture.fit(rows, "states", "2");
    for (double log : model.logDensity(rows)) {
      assertTrue(Double.isFinite(log));
    }
  }

  @Test
  void hostileDataAreRefusedByName() {
    refused(
        StandardError.SCHEMA_MISMATCH,
        "--series",
        Batch.ofReals(Schema.of(Column.real("a")), new double[] {1}));
    refused(StandardError.NO_DATA, "no series", Batch.missing(REALS, 3));
    refused(
        StandardError.NO_DATA,
        "no series",
        Fixture.rows(REALS, new double[] {Double.NaN, Double.NaN}));
    refused(
        StandardError.SCHEMA_MISMATCH,
        "--ignore picture",
        Batch.missing(
            Fixture.series(new Column("picture", new ColumnType.Image(1, 2, 2), Role.FEATURE)), 3));
    refused(
        StandardError.NO_DATA,
        "--ignore word",
        Fixture.rows(
            Fixture.series(
                Column.real("x"), new Column("word", new ColumnType.Text(), Role.FEATURE)),
            new double[] {1, 2}));
    refused(
        StandardError.SCHEMA_MISMATCH,
        "--ignore age",
        Batch.missing(Schema.of(REALS.column(0), Column.real("age")), 3));
    refused(
        StandardError.INVALID_DATA,
        "Series 2, where a row is a step: Row 3",
        Fixture.rows(REALS, new double[] {1, 2}, new double[] {1, 2, 1e200}));
    refused(
        StandardError.SCHEMA_MISMATCH,
        "cannot be poisson",
        Fixture.rows(REALS, new double[] {1, 2}),
        "emission.x",
        "poisson");
    refused(
        StandardError.INVALID_OPTION,
        "Did you mean 'x'",
        Fixture.rows(REALS, new double[] {1, 2}),
        "emission.y",
        "gaussian");
  }

  @Test
  void anEmissionThatTheModelToStartFromDoesNotHaveIsRefusedByName() {
    Schema wholes = Fixture.series(Column.whole("x"));
    Batch rows = Fixture.rows(wholes, new double[] {1, 2, 5, 3}, new double[] {1, 2});
    HmmModel gaussian = Fixture.fit(rows);
    GeneraException error =
        assertThrows(
            GeneraException.class,
            () ->
                Fixture.fit(
                    rows,
                    1,
                    ProgressListener.NONE,
                    Optional.of(gaussian),
                    "emission.*",
                    "poisson"));
    assertEquals(StandardError.INVALID_OPTION, error.code());
    assertTrue(error.getMessage().startsWith("Option 'emission.*' is poisson"), error.getMessage());
  }

  private static void refused(StandardError code, String says, Batch rows, String... options) {
    GeneraException error = assertThrows(GeneraException.class, () -> Fixture.fit(rows, options));
    assertEquals(code, error.code(), error.getMessage());
    assertTrue(error.getMessage().contains(says), error.getMessage());
  }
}
