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
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.genera.api.engine.RandomStream;
import org.genera.likelihoods.NumericFactor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GaussianGroupTest {

  private static final Schema SERIES =
      Fixture.series(Column.real("x"), Column.real("y"), Column.real("z"));
  private static final Schema STEP = ((ColumnType.Series) SERIES.column(0).type()).step();

  /** Two states, whose x and y go up together in one and against each other in the other. */
  static Batch correlated(int series, int length, double missing) {
    RandomStream random = RandomStream.of(Fixture.SEED, "correlated", 0);
    BatchBuilder rows = new BatchBuilder(SERIES, series);
    for (int row = 0; row < series; row++) {
      BatchBuilder steps = new BatchBuilder(STEP, length);
      int state = random.nextInt(2);
      for (int t = 0; t < length; t++) {
        state = random.nextDouble() < 0.1 ? 1 - state : state;
        double x = random.nextGaussian();
        double y = (state == 0 ? 0.9 : -0.9) * x + 0.3 * random.nextGaussian();
        double[] cells = {10 + x, 100 * y, 2 * state + random.nextGaussian()};
        for (int j = 0; j < cells.length; j++) {
          if (random.nextDouble() >= missing) {
            steps.number(j, cells[j]);
          }
        }
        steps.endRow();
      }
      rows.series(0, steps.build(0));
      rows.endRow();
    }
    return rows.build(0);
  }

  @ParameterizedTest
  @CsvSource({
    "full, 1, 0", "tied, 1, 0", "spherical, 1, 0", "full, 2, 0", "diagonal, 2, 0",
    "full, 1, 3", "tied, 2, 3", "spherical, 1, 3", "diagonal, 1, 3", "full, 3, 3"
  })
  void theObjectiveNeverFalls(String covariance, String components, String prior) {
    for (double missing : new double[] {0, 0.3}) {
      List<Progress> heard = new ArrayList<>();
      List<String> warnings = new ArrayList<>();
      Fixture.fit(
          correlated(6, 40, missing),
          2,
          Fixture.listener(heard, warnings),
          Optional.empty(),
          "states",
          "2",
          "covariance",
          covariance,
          "mixture-components",
          components,
          "covariance-prior",
          prior,
          "starts",
          "10");
      for (int i = 1; i < heard.size(); i++) {
        Progress before = heard.get(i - 1);
        Progress now = heard.get(i);
        if (now.phase().equals(before.phase())) {
          double gain = now.figures().get("objective") - before.figures().get("objective");
          assertTrue(gain > -1e-9, now + " after " + before + ", missing " + missing);
        }
      }
      assertTrue(warnings.stream().noneMatch(text -> text.contains("fell")), warnings.toString());
    }
  }

  /** As many parameters, and what generated the series, are found in its own samples. */
  @ParameterizedTest
  @CsvSource({"full, 18, 1", "tied, 12, 1", "spherical, 8, 1", "full, 38, 2"})
  void knownModelsAreRecovered(String covariance, int parameters, String components) {
    String[] options = {"states", "2", "covariance", covariance, "mixture-components", components};
    HmmModel truth = Fixture.fit(correlated(60, 50, 0), options);
    assertEquals(parameters + 3, truth.header().summary().parameters());
    Batch rows = Fixture.sample(truth, 400);
    HmmModel found = Fixture.fit(rows, options);
    double own = Arrays.stream(truth.logDensity(rows)).sum();
    double reached = found.header().summary().logLikelihood().orElseThrow();
    double gain = reached - own;
    assertTrue(gain > 0 && gain < parameters + 3, "gained " + gain);
  }

  /** Correlations tell the states apart; without them there is less to see. */
  @Test
  void correlationsAreSeen() {
    Batch rows = correlated(40, 50, 0.1);
    HmmModel full = Fixture.fit(rows, "states", "2", "covariance", "full");
    HmmModel diagonal = Fixture.fit(rows, "states", "2");
    assertEquals("gaussian-full", full.notes().get("emission.y"));
    double gain =
        full.header().summary().logLikelihood().orElseThrow()
            - diagonal.header().summary().logLikelihood().orElseThrow();
    assertTrue(gain > 1000, "gained " + gain);
  }

  /** States that share an emission, of which there are three for four states. */
  @Test
  void tiedStatesShareThem() {
    List<Progress> heard = new ArrayList<>();
    HmmModel model =
        Fixture.fit(
            correlated(10, 50, 0.2),
            2,
            Fixture.listener(heard, new ArrayList<>()),
            Optional.empty(),
            "tied",
            "1,2,1",
            "covariance",
            "full",
            "mixture-components",
            "2");
    assertEquals(38 + 8, model.header().summary().parameters());
    for (int i = 1; i < heard.size(); i++) {
      if (heard.get(i).phase().equals(heard.get(i - 1).phase())) {
        double gain =
            heard.get(i).figures().get("objective") - heard.get(i - 1).figures().get("objective");
        assertTrue(gain > -1e-9, heard.get(i) + " after " + heard.get(i - 1));
      }
    }
  }

  /** Labels tell the state of each step; which of two Gaussians it is from is still unknown. */
  @Test
  void mixturesOfLabelledStatesAreLearnt() {
    Column x = Column.real("x");
    Column state = Column.category("state", "a", "b").withRole(Role.LABEL);
    RandomStream random = RandomStream.of(Fixture.SEED, "modes", 0);
    BatchBuilder rows = new BatchBuilder(Fixture.series(x, state), 20);
    for (int row = 0; row < 20; row++) {
      BatchBuilder steps = new BatchBuilder(Schema.of(x, state), 50);
      for (int t = 0; t < 50; t++) {
        double side = random.nextDouble() < 0.3 ? -5 : 5;
        steps.number(0, (t % 2 == 0 ? side : 0) + random.nextGaussian());
        steps.whole(1, t % 2);
        steps.endRow();
      }
      rows.series(0, steps.build(0));
      rows.endRow();
    }
    HmmModel model = Fixture.fit(rows.build(0), "mixture-components", "2");
    assertTrue(model.header().summary().iterations() > 1);
    NumericFactor found = (NumericFactor) model.parameters().emissions().get(0);
    assertEquals(0.3, found.cumulative(0, -2), 0.05, "the left Gaussian of the first state");
    assertEquals(0.3, found.cumulative(0, 2), 0.05, "nothing is between them");
    assertEquals(0.5, found.cumulative(1, 0), 0.05);
  }

  @Test
  void optionsWithoutEffectAreRefused() {
    Schema counts = Fixture.series(Column.whole("n"));
    Batch rows = Fixture.rows(counts, new double[] {1, 2, 3});
    GeneraException error =
        assertThrows(
            GeneraException.class,
            () -> Fixture.fit(rows, "emission.n", "poisson", "covariance", "full"));
    assertEquals(StandardError.INVALID_OPTION, error.code());
    assertTrue(String.valueOf(error.getMessage()).contains("'covariance' has no effect"));
  }

  @Test
  void hostileNumbersAreRefusedByName() {
    Batch rows =
        Fixture.rows(
            Fixture.series(Column.real("x")), new double[] {1, 2}, new double[] {3, 1e200});
    GeneraException error =
        assertThrows(GeneraException.class, () -> Fixture.fit(rows, "covariance", "full"));
    assertTrue(
        String.valueOf(error.getMessage()).contains("Series 2, where a row is a step: Row 2"),
        error.getMessage());
  }
}
