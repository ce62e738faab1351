package org.genera.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.genera.api.data.Batch;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.ColumnVector;
import org.genera.api.data.SeriesVector;
import org.genera.api.model.LatentEncoder;
import org.genera.api.model.SeriesModel;
import org.genera.api.model.SeriesModel.Decoding;

/** What holds for every {@link SeriesModel}. */
final class SeriesLaws {

  private static final int ROWS = 3;
  private static final int STEPS = 6;
  private static final int DRAWS = 4000;
  private static final double ROUNDING = 1e-9;

  /** Of sums over a grid of real numbers, next to 1. */
  private static final double GRID = 1e-6;

  private SeriesLaws() {}

  private static SeriesModel model(FixtureRun run) {
    return run.model().require(SeriesModel.class);
  }

  private static double[] logDensity(FixtureRun run, Batch rows) {
    return run.density().logDensity(rows);
  }

  /**
   * A state and a probability for each step, in series of the same lengths; the path alone is the
   * path.
   */
  static void decodedStatesHaveTheShapeOfTheSeries(FixtureRun run) {
    Batch rows = run.fixture().features();
    pathAloneIsThePath(run, rows);
    for (Decoding decoding : Decoding.values()) {
      SeriesVector states = sameShape(run, rows, model(run).decode(rows, decoding), "" + decoding);
      for (Column column : states.steps().schema().columns()) {
        ColumnVector cells = states.steps().column(column.name());
        for (int t = 0; t < states.steps().rows(); t++) {
          assertFalse(cells.isMissing(t), run.where(decoding + ": missing " + column.name()));
        }
        if (column.type() instanceof ColumnType.Real) {
          assertTrue(
              Arrays.stream(states.steps().numbers(states.steps().schema().indexOf(column.name())))
                  .allMatch(p -> p >= 0 && p <= 1 + ROUNDING),
              run.where(decoding + ": '" + column.name() + "' is no probability"));
        }
      }
    }
  }

  private static void pathAloneIsThePath(FixtureRun run, Batch rows) {
    Batch path = sameShape(run, rows, model(run).decode(rows, Decoding.VITERBI), "path").steps();
    Batch alone =
        sameShape(run, rows, model(run).decode(rows, Decoding.PATH), "path alone").steps();
    assertEquals(1, alone.schema().size(), run.where("path alone: columns"));
    int place = path.schema().indexOf(alone.schema().column(0).name());
    assertArrayEquals(alone.numbers(0), path.numbers(place), run.where("path alone"));
  }

  /** The series of an answer are as many and as long as those that were asked about. */
  private static SeriesVector sameShape(FixtureRun run, Batch rows, Batch answer, String what) {
    assertEquals(rows.rows(), answer.rows(), run.where(what + ": rows"));
    SeriesVector series = SeriesSteps.in(rows);
    SeriesVector answered = (SeriesVector) answer.column(answer.schema().size() - 1);
    for (int row = 0; row < rows.rows(); row++) {
      assertEquals(
          series.length(row),
          answered.length(row),
          run.where(what + ": steps of series " + (row + 1)));
    }
    return answered;
  }

  /** What encodes a step is a distribution over states. */
  static void stateProbabilitiesSumToOne(FixtureRun run) {
    Batch rows = run.fixture().features();
    Batch encoded = run.model().require(LatentEncoder.class).encode(rows);
    Batch steps = sameShape(run, rows, encoded, "encoding").steps();
    double[] sums = new double[steps.rows()];
    for (int i = 0; i < steps.schema().size(); i++) {
      double[] shares = steps.numbers(i);
      for (int t = 0; t < sums.length; t++) {
        assertTrue(shares[t] >= 0, run.where("a negative probability of a state"));
        sums[t] += shares[t];
      }
    }
    for (double sum : sums) {
      assertEquals(1, sum, ROUNDING, run.where("sum of the probabilities of a step's states"));
    }
  }

  /**
   * Each step's density given those before it, multiplied, is that of the series; at least that if
   * the end of a series has a probability of its own.
   */
  static void theFilterFollowsTheDensity(FixtureRun run) {
    Batch rows = Rows.first(run.fixture().features(), ROWS);
    double[] logs = logDensity(run, rows);
    for (int row = 0; row < rows.rows(); row++) {
      SeriesModel.Filter filter = model(run).filter();
      Batch steps = SeriesSteps.of(rows, row);
      double sum = 0;
      for (int t = 0; t < steps.rows(); t++) {
        sum += filter.next(steps.slice(t, t + 1));
        double total = Arrays.stream(filter.stateProbabilities()).sum();
        assertEquals(1, total, ROUNDING, run.where("sum of the filter's state probabilities"));
      }
      String where = run.where("sum of the filter's steps of series " + (row + 1));
      if (run.fixture().hasEnds()) {
        assertTrue(sum >= logs[row] - ROUNDING * Math.abs(logs[row]), where);
      } else {
        Closeness.assertClose(logs[row], sum, ROUNDING, where);
      }
    }
  }

  /** The density of a series with a hole is the sum of those of all ways to fill it. */
  static void missingStepsAreSummedOut(FixtureRun run) {
    SeriesSteps.Shape shape = new SeriesSteps.Shape(run.fixture().features());
    for (Column feature : shape.features()) {
      SeriesSteps.Values values = shape.values(feature);
      for (int row = 0; row < ROWS && values.count() > 0; row++) {
        Batch steps = Rows.first(shape.steps(row), STEPS);
        int hole = steps.rows() / 2;
        double[] filled = logDensity(run, shape.filled(steps, hole, feature, values));
        double whole = logDensity(run, shape.holed(steps, hole, feature))[0];
        assertEquals(
            1,
            values.sum(filled, whole, value -> 1),
            GRID,
            run.where("p of all fillings of a '" + feature.name() + "' over p of the hole"));
      }
    }
  }

  /** Means of forecasts, and probabilities of levels, are those of many continuations. */
  static void forecastsAreTheLimitOfContinuations(FixtureRun run) {
    SeriesSteps.Shape shape = new SeriesSteps.Shape(run.fixture().features());
    int horizon = 2;
    Batch prefix = shape.row(Rows.first(shape.steps(0), STEPS));
    Batch forecast = ((SeriesVector) last(model(run).forecast(prefix, horizon, List.of()))).steps();
    SeriesVector drawn = continued(run, prefix, horizon);
    for (Column feature : shape.features()) {
      for (int h = 0; h < horizon && shape.values(feature).count() > 0; h++) {
        Closeness.assertSame(
            Closeness.Mean.exactly(told(run, forecast, feature, h)),
            Closeness.Mean.of(
                SeriesSteps.cells(drawn, h, feature, likeliest(forecast, feature, h))),
            run.where("'" + feature.name() + "' " + (h + 1) + " steps ahead, told and drawn"));
      }
    }
  }

  private static ColumnVector last(Batch rows) {
    return rows.column(rows.schema().size() - 1);
  }

  private static SeriesVector continued(FixtureRun run, Batch prefix, int steps) {
    Batch many = Rows.repeat(prefix, 0, DRAWS);
    return (SeriesVector)
        last(model(run).continueSeries(many, steps, FixtureRun.random("continue")));
  }

  /** The mean of a number, the probability of the likeliest level. */
  private static double told(FixtureRun run, Batch forecast, Column feature, int step) {
    boolean isReal = feature.type() instanceof ColumnType.Real;
    String name = feature.name() + (isReal ? ".mean" : ".probability");
    assertTrue(
        forecast.schema().find(name).isPresent(), run.where("a forecast has no '" + name + "'"));
    return forecast.numbers(forecast.schema().indexOf(name))[step];
  }

  /** The level that is told; of numbers there is none. */
  private static double likeliest(Batch forecast, Column feature, int step) {
    return feature.type() instanceof ColumnType.Real
        ? Double.NaN
        : forecast.numbers(forecast.schema().indexOf(feature.name()))[step];
  }

  /** What is drawn after a prefix is drawn from p(prefix and step) / p(prefix). */
  static void continuationsFollowTheirPrefix(FixtureRun run) {
    SeriesSteps.Shape shape = new SeriesSteps.Shape(run.fixture().features());
    for (int row = 0; row < ROWS; row++) {
      followsTheDensity(run, shape, Rows.first(shape.steps(row), STEPS));
    }
  }

  /** After no step a series begins. */
  static void noStepIsAFreshStart(FixtureRun run) {
    SeriesSteps.Shape shape = new SeriesSteps.Shape(run.fixture().features());
    followsTheDensity(run, shape, shape.steps(0).slice(0, 0));
  }

  private static void followsTheDensity(FixtureRun run, SeriesSteps.Shape shape, Batch prefix) {
    Batch row = shape.row(prefix);
    SeriesVector drawn = continued(run, row, 1);
    assertEquals(DRAWS, drawn.steps().rows(), run.where("steps that were drawn"));
    double before = prefix.rows() == 0 ? 0 : logDensity(run, row)[0];
    for (Column feature : shape.features()) {
      SeriesSteps.Values values = shape.values(feature);
      if (values.count() > 0) {
        double[] after = logDensity(run, shape.followed(prefix, feature, values));
        for (double level : values.told()) {
          Closeness.assertSame(
              Closeness.Mean.exactly(values.sum(after, before, x -> SeriesSteps.shown(x, level))),
              Closeness.Mean.of(SeriesSteps.cells(drawn, 0, feature, level)),
              run.where(
                  "'"
                      + feature.name()
                      + "' after "
                      + prefix.rows()
                      + " steps, by density and drawn"));
        }
      }
    }
  }
}
