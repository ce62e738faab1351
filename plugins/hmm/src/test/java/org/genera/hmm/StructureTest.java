package org.genera.hmm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
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
import org.genera.api.ProgressListener;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchBuilder;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.genera.api.data.SeriesVector;
import org.genera.likelihoods.NumericFactor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Chains in which not every transition is there, or is learnt. */
class StructureTest {

  private static final Schema REALS = Fixture.series(Column.real("x"));

  @TempDir Path folder;

  /** States at 0, 6, 3 and 9, passed from left to right; the second can be skipped. */
  private static HmmModel leftToRight() {
    return Fixture.model(
        REALS,
        "gaussian",
        new double[] {1, 0, 0, 0},
        new double[][] {{0.8, 0.15, 0.05, 0}, {0, 0.7, 0.2, 0.1}, {0, 0, 0.9, 0.1}, {0, 0, 0, 1}},
        new double[] {-1, 1},
        new double[] {5, 7},
        new double[] {2, 4},
        new double[] {8, 10});
  }

  @Test
  void leftToRightIsRecovered() {
    HmmModel truth = leftToRight();
    Batch rows = Fixture.sample(truth, 300);
    HmmModel model = Fixture.fit(rows, "states", "4", "topology", "left-to-right", "band", "2");
    assertArrayEquals(new double[] {1, 0, 0, 0}, model.parameters().chain().start());
    double[] expected = truth.parameters().chain().transitions();
    double[] found = model.parameters().chain().transitions();
    for (int i = 0; i < 16; i++) {
      assertEquals(expected[i], found[i], 0.03);
      assertEquals(expected[i] == 0, found[i] == 0);
    }
    NumericFactor emission = (NumericFactor) model.parameters().emissions().get(0);
    double[] means = {0, 6, 3, 9};
    for (int i = 0; i < 4; i++) {
      assertEquals(means[i], emission.mean(i), 0.1);
    }
    assertEquals(2 + 2 + 1 + 8, model.header().summary().parameters());
  }

  @Test
  void bandsKeepWhatIsFarAtZero() {
    Batch rows = Fixture.sample(Fixture.threeStates(), 60);
    HmmModel model = Fixture.fit(rows, "states", "4", "topology", "banded");
    double[] found = model.parameters().chain().transitions();
    for (int i = 0; i < 4; i++) {
      for (int j = 0; j < 4; j++) {
        assertEquals(Math.abs(i - j) > 1, found[i * 4 + j] == 0);
      }
    }
    assertEquals(3 + (1 + 2 + 2 + 1) + 8, model.header().summary().parameters());
  }

  /** A row of 0.7, ?, ? is still 0.7 after EM, to the last bit. */
  @Test
  void fixedEntriesAreKeptToTheBit() throws IOException {
    Path file = folder.resolve("chain.csv");
    Files.writeString(file, "from,1,2,3\nstart,0.2,?,?\n1,0.7,?,?\n2,?,?,0\n");
    Batch rows = Fixture.sample(Fixture.threeStates(), 60);
    HmmModel model = Fixture.fit(rows, "transitions-file", file.toString());
    double[] found = model.parameters().chain().transitions();
    assertEquals(0.2, model.parameters().chain().start()[0]);
    assertEquals(0.7, found[0]);
    assertEquals(0.3, found[1] + found[2], 1e-15);
    assertEquals(0, found[5]);
    assertEquals(1 + 1 + 1 + 2 + 6, model.header().summary().parameters());
    HmmModel next =
        Fixture.fit(Fixture.sample(model, 30), 2, ProgressListener.NONE, Optional.of(model));
    assertEquals(0.7, next.parameters().chain().transitions()[0]);
    assertEquals(0, next.parameters().chain().transitions()[5]);
  }

  /** Two states that emit alike and last differently: known only by how they follow each other. */
  @Test
  void tiedStatesAreRecovered() {
    HmmModel truth =
        Fixture.model(
            REALS,
            "gaussian",
            new double[] {1, 0, 0},
            new double[][] {{0, 1, 0}, {0, 0, 1}, {1, 0, 0}},
            new double[] {-1, 1},
            new double[] {-1, 1},
            new double[] {7, 9});
    Batch rows = Fixture.sample(truth, 50);
    HmmModel model = Fixture.fit(rows, "tied", "1,1,2");
    NumericFactor emission = (NumericFactor) model.parameters().emissions().get(0);
    assertEquals(emission.mean(0), emission.mean(1));
    double[] means = {emission.mean(0), emission.mean(2)};
    Arrays.sort(means);
    assertArrayEquals(new double[] {0, 8}, means, 0.1);
    assertEquals(2 + 6 + 4, model.header().summary().parameters());
    double own = Arrays.stream(truth.logDensity(rows)).sum();
    double reached = Arrays.stream(model.logDensity(rows)).sum();
    assertTrue(reached > own - 5, reached + " is not to be far below " + own);
    SeriesVector series = (SeriesVector) rows.column("steps");
    SlowChain slow = new SlowChain(model.parameters(), series.steps().slice(0, 40));
    assertEquals(slow.logLikelihood(), model.logDensity(rows)[0], 1e-9);
  }

  /** Series of labelled steps whose one feature is always the same. */
  private static Batch tagged(int[]... tags) {
    Schema schema =
        Fixture.series(
            Column.category("tag", "a", "b").withRole(Role.LABEL), Column.category("x", "u", "v"));
    Schema step = ((ColumnType.Series) schema.column(0).type()).step();
    BatchBuilder rows = new BatchBuilder(schema, tags.length);
    for (int[] series : tags) {
      BatchBuilder steps = new BatchBuilder(step, series.length);
      for (int tag : series) {
        steps.whole(0, tag);
        steps.whole(1, 0);
        steps.endRow();
      }
      rows.series(0, steps.build(0));
      rows.endRow();
    }
    return rows.build(0);
  }

  @Test
  void stickinessIsStepsOnTheDiagonal() {
    Batch rows = tagged(new int[] {0, 0, 1, 0, 0, 1, 1});
    HmmModel model = Fixture.fit(rows, "transition-smoothing", "0.5", "stickiness", "3");
    assertArrayEquals(
        new double[] {5.5 / 8, 2.5 / 8, 1.5 / 6, 4.5 / 6},
        model.parameters().chain().transitions(),
        1e-12);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "topology=left-to-right",
        "topology=left-to-right,band=3",
        "topology=banded",
        "topology=banded,stickiness=20",
        "stickiness=100,transition-smoothing=2",
        "tied=1/1/2/2,states=4",
        "topology=left-to-right,tied=1/2/1/3"
      })
  void theObjectiveNeverFalls(String texts) {
    List<String> options = new ArrayList<>(List.of("starts", "30"));
    for (String text : texts.split(",")) {
      options.addAll(List.of(text.replace('/', ',').split("=")));
    }
    if (!texts.contains("states")) {
      options.addAll(List.of("states", "4"));
    }
    Batch rows = Fixture.sample(Fixture.threeStates(), 12);
    List<Progress> heard = new ArrayList<>();
    ProgressListener listener = Fixture.listener(heard, new ArrayList<>());
    Fixture.fit(rows, 2, listener, Optional.empty(), options.toArray(new String[0]));
    int climbs = 0;
    for (int i = 1; i < heard.size(); i++) {
      if (heard.get(i).phase().equals(heard.get(i - 1).phase())) {
        double gain =
            heard.get(i).figures().get("objective") - heard.get(i - 1).figures().get("objective");
        assertTrue(gain > -1e-9, heard.get(i) + " after " + heard.get(i - 1));
        climbs++;
      }
    }
    assertTrue(climbs > 60, "steps of EM: " + climbs);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "band=2|no effect where all transitions",
        "states=1,stickiness=1|no effect where no state is free",
        "tied=1/2|no two states share",
        "tied=1/1/2,states=4|names 3 states, but there are 4",
        "tied=1/3/3|must use each of the numbers from 1 to its largest, 3",
        "tied=0/1|at least 1"
      })
  void whatCannotHaveAnEffectIsRefused(String texts, String says) {
    List<String> options = new ArrayList<>();
    for (String text : texts.split(",")) {
      options.addAll(List.of(text.replace('/', ',').split("=")));
    }
    Batch rows = Fixture.rows(REALS, new double[] {1, 2, 3});
    GeneraException error =
        assertThrows(
            GeneraException.class, () -> Fixture.fit(rows, options.toArray(new String[0])));
    assertTrue(error.getMessage().contains(says), error.getMessage());
  }

  @Test
  void aModelToStartFromKeepsItsStructure() {
    Batch rows = Fixture.rows(REALS, new double[] {1, 2, 3}, new double[] {5, 4});
    Optional<org.genera.api.model.Model> start = Optional.of(Fixture.fit(rows));
    GeneraException error =
        assertThrows(
            GeneraException.class,
            () -> Fixture.fit(rows, 2, ProgressListener.NONE, start, "topology", "banded"));
    assertTrue(error.getMessage().contains("start from a model"), error.getMessage());
  }

  /** A labelled transition that the structure forbids makes its series impossible. */
  @Test
  void labelsThatTakeAForbiddenTransitionAreNamed() {
    Batch rows = tagged(new int[] {0, 0, 1}, new int[] {0, 1, 0});
    GeneraException error =
        assertThrows(GeneraException.class, () -> Fixture.fit(rows, "topology", "left-to-right"));
    assertTrue(error.getMessage().startsWith("Series 2 is impossible"), error.getMessage());
    assertTrue(error.getMessage().contains("allow the transitions"), error.getMessage());
  }
}
