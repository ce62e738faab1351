package org.genera.hmm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.genera.api.data.Batch;
import org.genera.api.data.SeriesVector;
import org.genera.api.option.Options;
import org.genera.likelihoods.NumericFactor;
import org.junit.jupiter.api.Test;

/** However the steps are parted, what comes out is the same. */
class SegmentationTest {

  private static final Segmentation ONE_BY_ONE = new Segmentation(1, 1, 1000);
  private static final Segmentation IN_RUNS = new Segmentation(1, 1, 7);
  private static final Segmentation ABREAST = new Segmentation(7, 1000, 7);
  private static final Segmentation MIXED = new Segmentation(6, 90, 5);
  private static final HmmModel MODEL = Fixture.threeStates();

  /** Long and short series, one step, none, steps that are missing and numbers far out. */
  private static Batch rows() {
    double[] drawn = MODEL.layout().in(Fixture.sample(MODEL, 3)).steps().numbers(0).clone();
    drawn[30] = Double.NaN;
    drawn[48] = 300;
    return Fixture.rows(
        MODEL.schema(),
        new double[0],
        new double[] {1, 2},
        Arrays.copyOf(drawn, 49),
        new double[] {-3},
        new double[0],
        Arrays.copyOfRange(drawn, 50, 64),
        Arrays.copyOfRange(drawn, 64, 71),
        new double[] {0, 5},
        new double[] {1, -2, 3},
        new double[0]);
  }

  @Test
  void eachSeriesHasItsPlace() {
    SeriesVector series = MODEL.layout().in(rows());
    double[] weights = new double[series.size()];
    Arrays.fill(weights, 1);
    Segmentation.Parting parting = MIXED.of(series, weights);
    assertEquals(List.of(2), parting.alone());
    assertEquals(1, parting.groups().size());
    assertArrayEquals(new int[] {5, 6, 8, 1, 7, 3}, parting.groups().get(0));
    assertArrayEquals(new int[] {2, 7, 12, 17, 22, 27, 32, 37, 42, 47, 51}, MIXED.cuts(series, 2));
    Lanes lanes = Lanes.of(series, parting.groups().get(0));
    assertArrayEquals(new int[] {6, 5, 3, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1}, lanes.active());
    for (Band band : lanes.bands(6)) {
      for (int t = 0; t < band.length(); t++) {
        int row = band.owner(t);
        assertTrue(band.place(t) >= series.offsets()[row], "step " + t);
        assertTrue(band.place(t) < series.offsets()[row + 1], "step " + t);
      }
    }
  }

  @Test
  void expectationsAreTheSame() {
    Batch rows = rows();
    double[] whole = statistics(rows, ONE_BY_ONE);
    for (Segmentation other : List.of(IN_RUNS, ABREAST, MIXED, Segmentation.of(3))) {
      compare(whole, statistics(rows, other));
    }
  }

  private static void compare(double[] whole, double[] parted) {
    Plan plan = MODEL.plan();
    int chain = plan.transitions() + 9;
    assertArrayEquals(Arrays.copyOf(whole, chain), Arrays.copyOf(parted, chain), 1e-9);
    Options options = Fixture.options();
    NumericFactor one =
        (NumericFactor) plan.estimate(whole, options).parameters().emissions().get(0);
    NumericFactor other =
        (NumericFactor) plan.estimate(parted, options).parameters().emissions().get(0);
    for (int i = 0; i < 3; i++) {
      assertEquals(one.mean(i), other.mean(i), 1e-10);
      assertEquals(one.cumulative(i, 1), other.cumulative(i, 1), 1e-10);
    }
  }

  private static double[] statistics(Batch rows, Segmentation segmentation) {
    BaumWelchAggregation aggregation = new BaumWelchAggregation(MODEL, segmentation);
    double[] statistics = new double[aggregation.prepare(new double[] {0})];
    aggregation.accumulate(rows, statistics);
    return statistics;
  }

  @Test
  void densitiesAndLastStatesAreTheSame() {
    SeriesVector series = MODEL.layout().in(rows());
    double[] logs = new double[series.size()];
    double[][] lasts = new double[series.size()][];
    new SeriesPass(MODEL.parameters(), Optional.empty(), ONE_BY_ONE)
        .filter(
            series,
            (row, log, last) -> {
              logs[row] = log;
              lasts[row] = last;
            });
    for (Segmentation other : List.of(IN_RUNS, ABREAST, MIXED)) {
      new SeriesPass(MODEL.parameters(), Optional.empty(), other)
          .filter(
              series,
              (row, log, last) -> {
                assertEquals(logs[row], log, 1e-9);
                assertArrayEquals(lasts[row], last, 1e-12);
              });
    }
  }

  @Test
  void pathsAreTheSame() {
    SeriesVector series = MODEL.layout().in(rows());
    int[] paths = paths(MODEL.parameters(), ONE_BY_ONE, series);
    for (Segmentation other : List.of(IN_RUNS, ABREAST, MIXED)) {
      assertArrayEquals(paths, paths(MODEL.parameters(), other, series));
    }
  }

  /** Series that end by the chain's own probabilities: the formulas' sums over all paths. */
  @Test
  void endsTakePart() {
    double[] end = {0.1, 0.5, 0.02};
    Chain given = MODEL.parameters().chain();
    double[] transitions = given.transitions().clone();
    for (int i = 0; i < 9; i++) {
      transitions[i] *= 1 - end[i / 3];
    }
    Chain chain = new Chain(given.start(), transitions, Optional.of(end));
    Parameters parameters = new Parameters(chain, MODEL.parameters().emissions());
    Batch rows = Fixture.rows(MODEL.schema(), new double[] {-3, 0.2, 4, 1});
    SlowChain slow = new SlowChain(parameters, MODEL.layout().in(rows).steps());
    SeriesVector series = MODEL.layout().in(rows.pick(new int[8]));
    double sum = 0;
    double best = Double.NEGATIVE_INFINITY;
    int[] bestPath = {};
    double[] ends = new double[3];
    double[] counts = new double[9];
    for (int code = 0; code < 81; code++) {
      int[] path = {code / 27, code / 9 % 3, code / 3 % 3, code % 3};
      double log = slow.logJoint(path) + Math.log(end[path[3]]);
      sum += Math.exp(log);
      ends[path[3]] += Math.exp(log);
      for (int t = 0; t < 3; t++) {
        counts[path[t] * 3 + path[t + 1]] += Math.exp(log);
      }
      bestPath = log > best ? path : bestPath;
      best = Math.max(best, log);
    }
    for (Segmentation segmentation : List.of(ONE_BY_ONE, new Segmentation(1, 1, 2), ABREAST)) {
      ChainCounts found = new ChainCounts(chain);
      double[] eighths = new double[8];
      Arrays.fill(eighths, 0.125);
      new SeriesPass(parameters, Optional.empty(), segmentation)
          .smooth(series, eighths, 0, found, (segment, shares) -> {});
      double[] transitionCounts = new double[9];
      found.addTransitions(transitionCounts, 0);
      assertEquals(Math.log(sum), found.logLikelihood, 1e-12);
      for (int i = 0; i < 9; i++) {
        assertEquals(ends[i / 3] / sum, found.ends[i / 3], 1e-12);
        assertEquals(counts[i] / sum, transitionCounts[i], 1e-12);
      }
      int[] paths = paths(parameters, segmentation, series);
      for (int row = 0; row < 8; row++) {
        assertArrayEquals(bestPath, Arrays.copyOfRange(paths, 4 * row, 4 * row + 4));
      }
    }
  }

  private static int[] paths(
      Parameters parameters, Segmentation segmentation, SeriesVector series) {
    return new PathPass(parameters, Optional.empty(), segmentation).of(series).states();
  }
}
