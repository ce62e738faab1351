package org.genera.hmm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.genera.api.GeneraException;
import org.genera.api.Progress;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchBuilder;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.genera.api.data.SeriesVector;
import org.genera.api.engine.RandomStream;
import org.genera.api.model.SeriesModel;
import org.genera.hmm.structure.Structure;
import org.genera.hmm.structure.TiedStates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Series that end by the chain. */
class EndsTest {

  private static final Schema SYMBOLS = Fixture.series(Column.category("symbol", "a", "b"));
  private static final double[] ENDS = {0.4, 0.1};

  @TempDir Path folder;

  /** Two states that prefer a and b; the first ends series four times as often. */
  private static HmmModel truth() {
    return chain(new double[] {0.7, 0.3}, new double[] {0.48, 0.12, 0.45, 0.45}, ENDS);
  }

  private static HmmModel chain(double[] start, double[] transitions, double[] ends) {
    HmmModel plain =
        Fixture.model(
            SYMBOLS,
            "categorical",
            new double[] {0.7, 0.3},
            new double[][] {{0.8, 0.2}, {0.5, 0.5}},
            new double[] {0, 0, 0, 0, 1},
            new double[] {1, 1, 1, 0});
    Chain chain = new Chain(start, transitions, Optional.of(ends));
    Structure structure =
        new Structure(
            Structure.free(2).start(), Structure.free(2).transitions(), new double[] {-1, -1});
    return new HmmModel(
        plain.header(),
        new Parameters(chain, plain.parameters().emissions()),
        new Plan(structure, TiedStates.none(2), plain.plan().emissions()),
        plain.lengths());
  }

  /** All series of up to 14 steps are all there are, but for those that go on. */
  @Test
  void theProbabilitiesOfAllSeriesSumToOne() {
    HmmModel model = truth();
    double sum = 0;
    double[] alive = {0.7, 0.3};
    for (int length = 1; length <= 14; length++) {
      double[][] all = new double[1 << length][length];
      for (int code = 0; code < all.length; code++) {
        for (int t = 0; t < length; t++) {
          all[code][t] = (code >> t) & 1;
        }
      }
      sum += Arrays.stream(model.logDensity(Fixture.rows(SYMBOLS, all))).map(Math::exp).sum();
      alive =
          new double[] {
            alive[0] * 0.48 + alive[1] * 0.45, alive[0] * 0.12 + alive[1] * 0.45,
          };
      assertEquals(1, sum + alive[0] + alive[1], 1e-12);
    }
    assertTrue(sum > 0.95);
  }

  /** By enumeration of the paths: their sum, the best of them, and the share of each state. */
  /** One series, and so many that they are worked on side by side. */
  @ParameterizedTest
  @ValueSource(ints = {1, 40})
  void aSeriesThatTheChainCannotMakeIsImpossible(int times) {
    HmmModel model = chain(new double[] {1, 0}, new double[] {0, 1, 0, 0}, new double[] {0, 1});
    for (int length = 1; length <= 5; length++) {
      double[][] rows = new double[times][length];
      for (double density : model.logDensity(Fixture.rows(SYMBOLS, rows))) {
        assertEquals(length == 2, density > Double.NEGATIVE_INFINITY, length + ": " + density);
        assertFalse(Double.isNaN(density), "length " + length);
      }
    }
  }

  @Test
  void densityPathAndPosteriorsAreThoseOfEnumeration() {
    HmmModel model = truth();
    double[] symbols = {0, 1, 1, 0, 1};
    double total = 0;
    double best = 0;
    int[] bestPath = {};
    double[] second = new double[5];
    for (int code = 0; code < 32; code++) {
      int[] path = new int[5];
      for (int t = 0; t < 5; t++) {
        path[t] = (code >> t) & 1;
      }
      double p = joint(model.parameters().chain(), symbols, path);
      total += p;
      for (int t = 0; t < 5; t++) {
        second[t] += path[t] * p;
      }
      bestPath = p > best ? path : bestPath;
      best = Math.max(best, p);
    }
    Batch rows = Fixture.rows(SYMBOLS, symbols);
    assertEquals(Math.log(total), model.logDensity(rows)[0], 1e-12);
    SeriesVector found =
        (SeriesVector) model.decode(rows, SeriesModel.Decoding.VITERBI).column("steps");
    double[] states = found.steps().numbers(0);
    for (int t = 0; t < 5; t++) {
      assertEquals(bestPath[t], states[t]);
    }
    SeriesVector shares = (SeriesVector) model.encode(rows).column("steps");
    for (int t = 0; t < 5; t++) {
      assertEquals(second[t] / total, shares.steps().numbers(1)[t], 1e-12);
    }
  }

  private static double joint(Chain chain, double[] symbols, int[] path) {
    double[][] emissions = {{0.8, 0.2}, {0.25, 0.75}};
    double p = chain.start()[path[0]] * chain.end().orElseThrow()[path[path.length - 1]];
    for (int t = 0; t < path.length; t++) {
      p *= emissions[path[t]][(int) symbols[t]];
      p *= t > 0 ? chain.transitions()[path[t - 1] * 2 + path[t]] : 1;
    }
    return p;
  }

  @Test
  void endsAndLengthsAreRecovered() {
    HmmModel truth = truth();
    Batch rows = Fixture.sample(truth, 8_000);
    // The expected length solves l = 1 + A l: (I - A) l = 1.
    double determinant = 0.52 * 0.55 - 0.12 * 0.45;
    double first = (0.55 + 0.12) / determinant;
    double second = (0.52 + 0.45) / determinant;
    SeriesVector series = (SeriesVector) rows.column("steps");
    assertEquals(0.7 * first + 0.3 * second, series.steps().rows() / 8_000.0, 0.1);
    HmmModel model =
        Fixture.fit(rows, "ends", "true", "tolerance", "1e-8", "max-iterations", "5000");
    double[] ends = model.parameters().chain().end().orElseThrow();
    double own = Arrays.stream(truth.logDensity(rows)).sum();
    double reached = model.header().summary().logLikelihood().orElseThrow();
    assertTrue(reached > own, reached + " is to be above " + own);
    assertEquals(Arrays.stream(model.logDensity(rows)).sum(), reached, 1e-6);
    assertArrayEquals(new double[] {0.1, 0.4}, Arrays.stream(ends).sorted().toArray(), 0.05);
    assertEquals(1 + 2 * 2 + 2, model.header().summary().parameters());
    double[] rest = model.parameters().chain().transitions();
    assertEquals(1, rest[0] + rest[1] + ends[0], 1e-12);
  }

  @Test
  void theObjectiveNeverFalls() {
    Batch rows = Fixture.sample(truth(), 60);
    List<Progress> heard = new ArrayList<>();
    Fixture.fit(
        rows,
        2,
        Fixture.listener(heard, new ArrayList<>()),
        Optional.empty(),
        "ends",
        "true",
        "states",
        "3",
        "starts",
        "100");
    for (int i = 1; i < heard.size(); i++) {
      if (heard.get(i).phase().equals(heard.get(i - 1).phase())) {
        double gain =
            heard.get(i).figures().get("objective") - heard.get(i - 1).figures().get("objective");
        assertTrue(gain > -1e-9, heard.get(i) + " after " + heard.get(i - 1));
      }
    }
  }

  /** From left to right to the end, which only the last state has. */
  @Test
  void anEndCanBelongToTheLastStateOnly() throws IOException {
    Path file = folder.resolve("chain.csv");
    Files.writeString(file, "from,1,2,3,end\n1,?,?,?,0\n2,?,?,?,0\n3,?,?,?,?\n");
    Batch rows =
        Fixture.rows(
            Fixture.series(Column.real("x")),
            new double[] {0, 0, 1, 5, 5, 9, 9, 10},
            new double[] {0, 5, 4, 10},
            new double[] {1, 0, 0, 5, 10, 9});
    HmmModel model =
        Fixture.fit(
            rows, "topology", "left-to-right", "ends", "true", "transitions-file", file.toString());
    double[] ends = model.parameters().chain().end().orElseThrow();
    assertArrayEquals(new double[] {0, 0}, Arrays.copyOf(ends, 2));
    assertEquals(1, ends[2] + model.parameters().chain().transitions()[8], 1e-12);
    SeriesVector states =
        (SeriesVector) model.decode(rows, SeriesModel.Decoding.VITERBI).column("steps");
    for (int row = 0; row < 3; row++) {
      assertEquals(0, states.steps().numbers(0)[states.offsets()[row]]);
      assertEquals(2, states.steps().numbers(0)[states.offsets()[row + 1] - 1]);
    }
    assertEquals(
        Double.NEGATIVE_INFINITY,
        model.logDensity(Fixture.rows(Fixture.series(Column.real("x")), new double[] {0, 5}))[0]);
  }

  @Test
  void labelledEndsAreCounted() {
    Schema schema =
        Fixture.series(
            Column.category("tag", "a", "b").withRole(Role.LABEL), Column.category("x", "u", "v"));
    Schema step = ((ColumnType.Series) schema.column(0).type()).step();
    BatchBuilder rows = new BatchBuilder(schema, 2);
    for (int[] tags : new int[][] {{0, 0, 1}, {0}, {0, 1, 1, 1}}) {
      BatchBuilder steps = new BatchBuilder(step, tags.length);
      for (int tag : tags) {
        steps.whole(0, tag);
        steps.whole(1, 0);
        steps.endRow();
      }
      rows.series(0, steps.build(0));
      rows.endRow();
    }
    HmmModel model = Fixture.fit(rows.build(0), "transition-smoothing", "0", "ends", "true");
    Chain chain = model.parameters().chain();
    assertArrayEquals(new double[] {0.25, 0.5, 0, 0.5}, chain.transitions(), 1e-12);
    assertArrayEquals(new double[] {0.25, 0.5}, chain.end().orElseThrow(), 1e-12);
  }

  /** What comes after a prefix: at most so many steps, and none with the probability of an end. */
  @Test
  void aSeriesThatGoesOnMayEnd() {
    double[][] prefixes = new double[20_000][];
    Arrays.fill(prefixes, new double[] {0});
    Batch rows = Fixture.rows(SYMBOLS, prefixes);
    SeriesVector next =
        (SeriesVector) truth().continueSeries(rows, 2, RandomStream.of(1, "on", 0)).column("steps");
    double first = 0.7 * 0.8 / (0.7 * 0.8 + 0.3 * 0.25);
    double expected = first * ENDS[0] + (1 - first) * ENDS[1];
    int none = 0;
    for (int row = 0; row < next.size(); row++) {
      none += next.length(row) == 0 ? 1 : 0;
      assertTrue(next.length(row) <= 2);
    }
    assertEquals(expected, none / 20_000.0, 0.015);
  }

  @Test
  void aLengthIsRefusedBesideEnds() {
    Batch rows = Fixture.sample(truth(), 20);
    GeneraException error =
        assertThrows(GeneraException.class, () -> Fixture.fit(rows, "ends", "true", "length", "5"));
    assertTrue(error.getMessage().contains("'length'"), error.getMessage());
  }

  @Test
  void aTrapIsRefused() throws IOException {
    Path file = folder.resolve("trap.csv");
    Files.writeString(file, "from,1,2,end\n2,0,1,0\n");
    Batch rows = Fixture.sample(truth(), 20);
    GeneraException error =
        assertThrows(
            GeneraException.class,
            () -> Fixture.fit(rows, "ends", "true", "transitions-file", file.toString()));
    assertTrue(error.getMessage().contains("State 2 can never be left"), error.getMessage());
  }
}
