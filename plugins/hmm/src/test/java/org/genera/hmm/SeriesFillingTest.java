package org.genera.hmm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.genera.api.data.Batch;
import org.genera.api.data.CategoryVector;
import org.genera.api.data.Column;
import org.genera.api.data.SeriesVector;
import org.genera.api.engine.RandomStream;
import org.genera.api.model.Fill;
import org.junit.jupiter.api.Test;

/** Missing cells of steps are filled from everything that is observed in their series. */
class SeriesFillingTest {

  private static final double[] SERIES = {-4, Double.NaN, Double.NaN, 0.3, 5, Double.NaN};

  private final HmmModel model = Fixture.threeStates();
  private final Batch holed = Fixture.rows(Fixture.series(Column.real("x")), SERIES);

  private static double[] cells(Batch filled, String column) {
    Batch steps = ((SeriesVector) filled.column("steps")).steps();
    return steps.numbers(steps.schema().indexOf(column));
  }

  /** E(x | series) = Σ p(state | series) E(x | state), by the slow reference. */
  @Test
  void meansAreThoseOfTheStates() {
    double[] filled = cells(model.impute(holed, Fill.MEAN, RandomStream.of(1, "", 0)), "x");
    SlowChain slow = new SlowChain(model.parameters(), ((SeriesVector) holed.column(0)).steps());
    double[] means = {-4, 0, 5};
    for (int t = 0; t < SERIES.length; t++) {
      double expected = 0;
      for (int i = 0; i < 3; i++) {
        expected += slow.posterior(t, i) * means[i];
      }
      assertEquals(Double.isNaN(SERIES[t]) ? expected : SERIES[t], filled[t], 1e-9);
    }
  }

  /** States are drawn jointly: pairs of consecutive ones as often as p(both | series) says. */
  @Test
  void drawnStatesAreThoseOfThePosterior() {
    int draws = 20_000;
    int[] rows = new int[draws];
    SeriesVector many = (SeriesVector) holed.pick(rows).column(0);
    int[] states =
        new StateDraws(model.parameters(), Optional.empty())
            .of(many, 0, RandomStream.of(2, "states", 0));
    SlowChain slow = new SlowChain(model.parameters(), ((SeriesVector) holed.column(0)).steps());
    for (int t = 0; t + 1 < SERIES.length; t++) {
      for (int i = 0; i < 3; i++) {
        for (int j = 0; j < 3; j++) {
          int count = 0;
          for (int row = 0; row < draws; row++) {
            int place = row * SERIES.length + t;
            count += states[place] == i && states[place + 1] == j ? 1 : 0;
          }
          double p = slow.transition(t, i, j);
          double error = 5 * Math.sqrt(p * (1 - p) / draws) + 1e-3;
          assertEquals(p, (double) count / draws, error, "step " + t + ": " + i + " to " + j);
        }
      }
    }
  }

  /** What is drawn for missing cells is distributed as what was left out: log p agrees. */
  @Test
  void drawsAreAsProbableAsSamples() {
    Batch whole = Fixture.sample(model, 300);
    SeriesVector series = (SeriesVector) whole.column(0);
    double[] values = series.steps().numbers(0).clone();
    for (int t = 0; t < values.length; t++) {
      values[t] = t % 3 == 0 ? values[t] : Double.NaN;
    }
    Batch steps = Batch.ofReals(series.steps().schema(), values);
    Batch holes =
        Batch.of(whole.schema(), 0, 300, List.of(new SeriesVector(series.offsets(), steps)));
    Batch drawn = model.impute(holes, Fill.DRAW, RandomStream.of(3, "fill", 0));
    double[] before = model.logDensity(whole);
    double[] after = model.logDensity(drawn);
    double[] gap = new double[300];
    Arrays.setAll(gap, row -> after[row] - before[row]);
    double mean = Arrays.stream(gap).average().orElseThrow();
    double variance = Arrays.stream(gap).map(g -> (g - mean) * (g - mean)).sum() / 299;
    assertEquals(0, mean, 4 * Math.sqrt(variance / 300));
  }

  /** A series without a step is drawn, or has the commonest length; modes lie where states are. */
  @Test
  void seriesWithoutAStepAreFilledToo() {
    Batch nothing = Batch.missing(model.schema(), 2);
    for (Fill fill : Fill.values()) {
      Batch filled = model.impute(nothing, fill, RandomStream.of(4, "fill", 0));
      assertEquals(80, ((SeriesVector) filled.column(0)).steps().rows());
    }
    double[] modes = cells(model.impute(holed, Fill.MODE, RandomStream.of(1, "", 0)), "x");
    for (int t = 0; t < SERIES.length; t++) {
      assertEquals(Double.isNaN(SERIES[t]), modes[t] != SERIES[t] || Double.isNaN(SERIES[t]));
      assertFalse(Double.isNaN(modes[t]));
    }
  }

  /** A label that is known decides which model fills the series, and is filled where it is not. */
  @Test
  void labelsAndSeriesFillEachOther() {
    ClassModel classes = LabelledSeriesTest.fit(LabelledSeriesTest.labelled(40, 1));
    Batch blank = Batch.missing(Fixture.series(Column.real("x")), 3);
    Batch rows = LabelledSeriesTest.withLabels(blank, new int[] {0, 1, -1});
    Batch filled = classes.impute(rows, Fill.DRAW, RandomStream.of(5, "fill", 0));
    int[] codes = ((CategoryVector) filled.column("kind")).codes();
    assertArrayEquals(new int[] {0, 1}, Arrays.copyOf(codes, 2));
    assertTrue(codes[2] == 0 || codes[2] == 1);
    double[][] told = classes.logProbabilities(filled);
    assertTrue(told[0][0] > told[0][1] && told[1][1] > told[1][0]);
    Batch never = LabelledSeriesTest.withLabels(blank, new int[] {2, 0, 1});
    assertArrayEquals(new boolean[] {true, false, false}, classes.impossible(never));
  }
}
