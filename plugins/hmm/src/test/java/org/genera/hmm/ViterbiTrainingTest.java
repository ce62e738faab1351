package org.genera.hmm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.genera.api.GeneraException;
import org.genera.api.Progress;
import org.genera.api.ProgressListener;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchBuilder;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.genera.api.data.SeriesVector;
import org.genera.likelihoods.NumericFactor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Training along the most probable paths. */
class ViterbiTrainingTest {

  private static final Schema SYMBOLS = Fixture.series(Column.category("symbol", "a", "b", "c"));
  private static final Schema TAGGED =
      Fixture.series(
          Column.category("symbol", "a", "b", "c"),
          Column.category("tag", "1", "2").withRole(Role.LABEL));

  private static final double[][] FEW = {{0, 1, 1, 2, 0, 0}, {2, 2, 1, 0}, {1}, {0, 2, 1, 2, 2}};

  @ParameterizedTest
  @ValueSource(
      strings = {
        "states=4 starts=60",
        "states=3 starts=30 topology=left-to-right",
        "states=4 starts=30 tied=1,1,2,3 ends=true",
        "states=3 starts=20 mixture-components=2",
        "states=3 starts=30 stickiness=5 transition-smoothing=1"
      })
  void theObjectiveNeverFallsFromManyStarts(String options) {
    Batch rows = Fixture.sample(Fixture.threeStates(), 10);
    List<Progress> heard = new ArrayList<>();
    List<String> warnings = new ArrayList<>();
    ProgressListener listener = Fixture.listener(heard, warnings);
    Fixture.fit(rows, 2, listener, Optional.empty(), ("training=viterbi " + options).split("[ =]"));
    for (int i = 1; i < heard.size(); i++) {
      Progress before = heard.get(i - 1);
      Progress now = heard.get(i);
      if (now.phase().equals(before.phase())) {
        double gain = now.figures().get("objective") - before.figures().get("objective");
        assertTrue(gain > -1e-9, now + " after " + before);
      }
    }
    assertTrue(heard.get(heard.size() - 1).phase().equals("Viterbi training"));
    assertTrue(warnings.stream().noneMatch(text -> text.contains("fell")), warnings.toString());
  }

  /** Where no step is in doubt, the best path has all of the probability. */
  @Test
  void statesFarApartAreThoseOfBaumWelch() {
    HmmModel truth =
        Fixture.model(
            Fixture.series(Column.real("x")),
            "gaussian",
            new double[] {0.5, 0.3, 0.2},
            new double[][] {{0.8, 0.15, 0.05}, {0.1, 0.7, 0.2}, {0.25, 0.05, 0.7}},
            new double[] {-101, -99},
            new double[] {-0.5, 0.5},
            new double[] {98.5, 101.5});
    Batch rows = Fixture.sample(truth, 50);
    HmmModel hard = Fixture.fit(rows, "states", "3", "training", "viterbi");
    HmmModel soft = Fixture.fit(rows, "states", "3");
    int[] a = order(hard);
    int[] b = order(soft);
    NumericFactor of = (NumericFactor) hard.parameters().emissions().get(0);
    NumericFactor to = (NumericFactor) soft.parameters().emissions().get(0);
    for (int i = 0; i < 3; i++) {
      assertEquals(to.mean(b[i]), of.mean(a[i]), 1e-9);
      for (int j = 0; j < 3; j++) {
        assertEquals(
            soft.parameters().chain().transitions()[b[i] * 3 + b[j]],
            hard.parameters().chain().transitions()[a[i] * 3 + a[j]],
            1e-9);
      }
    }
  }

  private static int[] order(HmmModel model) {
    NumericFactor factor = (NumericFactor) model.parameters().emissions().get(0);
    return IntStream.range(0, 3)
        .boxed()
        .sorted((i, j) -> Double.compare(factor.mean(i), factor.mean(j)))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** The paths by enumeration, taken for labels. */
  @Test
  void anIterationCountsAlongTheBestPaths() {
    Batch rows = Fixture.rows(SYMBOLS, FEW);
    HmmModel start = Fixture.fit(rows, "states", "2", "max-iterations", "3");
    SeriesVector series = (SeriesVector) rows.column(0);
    int[][] best = new int[FEW.length][];
    double joint = 0;
    for (int row = 0; row < FEW.length; row++) {
      SlowChain slow =
          new SlowChain(
              start.parameters(),
              series.steps().slice(series.offsets()[row], series.offsets()[row + 1]));
      double highest = Double.NEGATIVE_INFINITY;
      for (int code = 0; code < 1 << FEW[row].length; code++) {
        int bits = code;
        int[] path = IntStream.range(0, FEW[row].length).map(t -> (bits >> t) & 1).toArray();
        if (slow.logJoint(path) > highest) {
          highest = slow.logJoint(path);
          best[row] = path;
        }
      }
      joint += highest;
    }
    List<Progress> heard = new ArrayList<>();
    HmmModel trained =
        Fixture.fit(
            rows,
            1,
            Fixture.listener(heard, new ArrayList<>()),
            Optional.of(start),
            "training",
            "viterbi",
            "max-iterations",
            "1");
    assertEquals(joint / 16, heard.get(0).figures().get("objective"), 1e-12);
    HmmModel counted = Fixture.fit(tagged(best));
    assertArrayEquals(
        counted.parameters().chain().start(), trained.parameters().chain().start(), 1e-12);
    assertArrayEquals(
        counted.parameters().chain().transitions(),
        trained.parameters().chain().transitions(),
        1e-12);
    assertArrayEquals(counted.logDensity(rows), trained.logDensity(rows), 1e-9);
    assertEquals(
        Arrays.stream(trained.logDensity(rows)).sum(),
        trained.header().summary().logLikelihood().orElseThrow(),
        1e-9);
  }

  private static Batch tagged(int[][] tags) {
    BatchBuilder rows = new BatchBuilder(TAGGED, FEW.length);
    Schema step = ((ColumnType.Series) TAGGED.column(0).type()).step();
    for (int row = 0; row < FEW.length; row++) {
      BatchBuilder steps = new BatchBuilder(step, 8);
      for (int t = 0; t < FEW[row].length; t++) {
        steps.number(0, FEW[row][t]);
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

  /** Known steps are where they are said to be, and what is between them is found. */
  @Test
  void knownStatesConstrainThePaths() {
    int[][] tags = {{0, 1, -1, -1, 0, 0}, {-1, 1, 0, 1}, {1}, {0, 1, -1, 1, 1}};
    Batch rows = tagged(tags);
    HmmModel model = Fixture.fit(rows, "training", "viterbi");
    SeriesVector series = (SeriesVector) rows.column(0);
    Segmentation segmentation = Segmentation.of(2);
    int[] all =
        new PathPass(model.parameters(), model.layout().states(), segmentation).of(series).states();
    for (int row = 0; row < tags.length; row++) {
      int[] path = Arrays.copyOfRange(all, series.offsets()[row], series.offsets()[row + 1]);
      for (int t = 0; t < path.length; t++) {
        assertTrue(tags[row][t] < 0 || path[t] == tags[row][t]);
      }
    }
  }

  @Test
  void trainingWithoutEffectIsRefused() {
    Batch rows = tagged(new int[][] {{0, 1, 1, 1, 0, 0}, {1, 1, 0, 1}, {1}, {0, 1, 1, 1, 1}});
    GeneraException error =
        assertThrows(GeneraException.class, () -> Fixture.fit(rows, "training", "viterbi"));
    assertEquals(StandardError.INVALID_OPTION, error.code());
  }

  @Test
  void threadsChangeNoBit() {
    Batch rows = Fixture.sample(Fixture.threeStates(), 300);
    double[] first = {};
    for (int threads : new int[] {1, 2, 4}) {
      HmmModel model =
          Fixture.fit(
              rows,
              threads,
              ProgressListener.NONE,
              Optional.empty(),
              "states",
              "3",
              "starts",
              "2",
              "training",
              "viterbi");
      double[] all = model.parameters().chain().transitions();
      first = first.length == 0 ? all : first;
      assertArrayEquals(first, all, 0);
    }
  }

  /** Steps of which nothing is known are no hindrance. */
  @Test
  void missingStepsAreEndured() {
    Batch rows =
        Fixture.rows(
            Fixture.series(Column.real("x")),
            new double[] {1, Double.NaN, 2, 9, 8, Double.NaN},
            new double[] {},
            new double[] {Double.NaN});
    HmmModel model = Fixture.fit(rows, "training", "viterbi");
    for (double log : model.logDensity(rows)) {
      assertTrue(Double.isFinite(log));
    }
    assertEquals(4, model.header().summary().sumOfWeights());
  }
}
