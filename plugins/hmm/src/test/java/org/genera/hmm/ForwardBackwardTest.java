package org.genera.hmm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import org.genera.api.data.Batch;
import org.genera.api.data.CategoryVector;
import org.genera.api.data.Column;
import org.genera.api.data.SeriesVector;
import org.genera.api.engine.RandomStream;
import org.genera.api.model.SeriesModel.Decoding;
import org.genera.api.model.SeriesModel.Filter;
import org.junit.jupiter.api.Test;

/** The fast algorithms beside the formulas in logarithms, and beside sums over all paths. */
class ForwardBackwardTest {

  private static final HmmModel MODEL = Fixture.threeStates();

  private static Batch steps(Batch rows) {
    return MODEL.layout().in(rows).steps();
  }

  @Test
  void posteriorsAndTransitionsAreThoseOfTheFormulas() {
    compare(Fixture.sample(MODEL, 1));
  }

  /** Numbers so far out that no density is above the smallest double. */
  @Test
  void farStepsLoseNothing() {
    double[] far = {0, 60, -80, 200, 2, 150, 0};
    compare(Fixture.rows(MODEL.schema(), far));
  }

  /** A chain that can only go on: the likeliest emission may be that of a state out of reach. */
  @Test
  void statesOutOfReachDoNotHideTheOthers() {
    HmmModel leftToRight =
        Fixture.model(
            Fixture.series(Column.real("x")),
            "gaussian",
            new double[] {1, 0, 0},
            new double[][] {{0.9, 0.1, 0}, {0, 0.9, 0.1}, {0, 0, 1}},
            new double[] {-1, 1},
            new double[] {99, 101},
            new double[] {999, 1001});
    compare(leftToRight, Fixture.rows(MODEL.schema(), new double[] {1000, 1000, 0, 100, 1000}));
  }

  private static void compare(Batch rows) {
    compare(MODEL, rows);
  }

  private static void compare(HmmModel model, Batch rows) {
    compare(model, rows, 1);
    compare(model, rows, 8);
  }

  /** The same series so many times, one by one or side by side, all of weight 2 together. */
  private static void compare(HmmModel model, Batch rows, int times) {
    SlowChain slow = new SlowChain(model.parameters(), model.layout().in(rows).steps());
    SeriesVector series = model.layout().in(rows.pick(new int[times]));
    int k = model.plan().states();
    int n = series.length(0);
    double[] weights = new double[times];
    Arrays.fill(weights, 2.0 / times);
    double[][] shares = new double[k][n];
    ChainCounts counts = new ChainCounts(model.parameters().chain());
    new SeriesPass(model.parameters(), Optional.empty(), Segmentation.of(k))
        .smooth(
            series,
            weights,
            0,
            counts,
            (segment, of) -> {
              for (int i = 0; i < k; i++) {
                for (int t = 0; t < segment.length(); t++) {
                  shares[i][segment.place(t) % n] += of[i][t];
                }
              }
            });
    assertEquals(
        2 * slow.logLikelihood(), counts.logLikelihood, 1e-12 * Math.abs(counts.logLikelihood));
    double[] sums = new double[k * k];
    counts.addTransitions(sums, 0);
    for (int i = 0; i < k; i++) {
      for (int t = 0; t < n; t++) {
        assertEquals(2 * slow.posterior(t, i), shares[i][t], 1e-9, "state " + i + ", step " + t);
      }
      for (int j = 0; j < k; j++) {
        double expected = 0;
        for (int t = 0; t + 1 < n; t++) {
          expected += 2 * slow.transition(t, i, j);
        }
        assertEquals(expected, sums[i * k + j], 1e-9, "from " + i + " to " + j);
      }
    }
  }

  @Test
  void theDensityIsTheSumOverAllPaths() {
    Batch rows = Fixture.rows(MODEL.schema(), new double[] {-3, 0.2, 4, 1});
    SlowChain slow = new SlowChain(MODEL.parameters(), steps(rows));
    double sum = 0;
    double best = Double.NEGATIVE_INFINITY;
    for (int code = 0; code < 81; code++) {
      int[] path = {code / 27, code / 9 % 3, code / 3 % 3, code % 3};
      sum += Math.exp(slow.logJoint(path));
      best = Math.max(best, slow.logJoint(path));
    }
    assertEquals(Math.log(sum), MODEL.logDensity(rows)[0], 1e-12);
    SeriesVector decoded = (SeriesVector) MODEL.decode(rows, Decoding.VITERBI).column("steps");
    int[] viterbi = ((CategoryVector) decoded.steps().column("state")).codes();
    assertEquals(best, slow.logJoint(viterbi), 1e-12);
  }

  /** A missing step is integrated out: two transitions in one. */
  @Test
  void missingStepsAreSummedOut() {
    Batch with = Fixture.rows(MODEL.schema(), new double[] {-3, Double.NaN, 4, Double.NaN});
    SlowChain ends = new SlowChain(MODEL.parameters(), steps(with));
    double sum = 0;
    for (int code = 0; code < 27; code++) {
      int[] path = {code / 9, code / 3 % 3, code % 3};
      double[] a = MODEL.parameters().chain().transitions();
      sum +=
          MODEL.parameters().chain().start()[path[0]]
              * Math.exp(ends.logEmissions[0][path[0]])
              * a[path[0] * 3 + path[1]]
              * a[path[1] * 3 + path[2]]
              * Math.exp(ends.logEmissions[2][path[2]]);
    }
    assertEquals(Math.log(sum), MODEL.logDensity(with)[0], 1e-12);
    Batch nothing =
        Fixture.rows(MODEL.schema(), new double[] {Double.NaN, Double.NaN}, new double[0]);
    assertEquals(0, MODEL.logDensity(nothing)[0]);
    assertEquals(0, MODEL.logDensity(nothing)[1]);
  }

  @Test
  void aFilterAddsUpToTheDensity() {
    Batch rows = Fixture.sample(MODEL, 1);
    Batch steps = steps(rows);
    Filter filter = MODEL.filter();
    double sum = 0;
    for (int t = 0; t < steps.rows(); t++) {
      sum += filter.next(steps.slice(t, t + 1));
    }
    assertEquals(MODEL.logDensity(rows)[0], sum, 1e-9);
    double[] last = new LastStates(MODEL).of(rows)[0];
    for (int i = 0; i < last.length; i++) {
      assertEquals(last[i], filter.stateProbabilities()[i], 1e-12);
    }
  }

  /** Ends of intervals hold what they say; drawn steps agree with them. */
  @Test
  void forecastsAreThoseOfDrawnSteps() {
    Batch rows = Fixture.rows(MODEL.schema(), new double[] {-4, 0, 5}, new double[0]);
    SeriesVector forecast =
        (SeriesVector) MODEL.forecast(rows, 2, java.util.List.of(0.8)).column("steps");
    int draws = 20_000;
    double[] means = new double[4];
    double[] inside = new double[4];
    RandomStream random = RandomStream.of(3, "draws", 0);
    for (int draw = 0; draw < draws; draw++) {
      SeriesVector next = (SeriesVector) MODEL.continueSeries(rows, 2, random).column("steps");
      double[] x = next.steps().numbers(0);
      for (int i = 0; i < 4; i++) {
        means[i] += x[i] / draws;
        boolean in =
            x[i] >= forecast.steps().numbers(1)[i] && x[i] <= forecast.steps().numbers(2)[i];
        inside[i] += in ? 1.0 / draws : 0;
      }
    }
    for (int i = 0; i < 4; i++) {
      assertEquals(forecast.steps().numbers(0)[i], means[i], 0.12);
      assertEquals(0.8, inside[i], 0.012);
    }
    assertTrue(forecast.steps().schema().names().contains("x.low-80"));
  }
}
