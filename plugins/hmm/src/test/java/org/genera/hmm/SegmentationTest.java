package org.genera.hmm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import org.genera.api.data.Batch;
import org.genera.api.data.SeriesVector;
import org.genera.api.option.Options;
import org.genera.likelihoods.NumericFactor;
import org.junit.jupiter.api.Test;

/** However the steps are parted, what comes out is the same. */
class SegmentationTest {

  private static final Segmentation TINY = new Segmentation(5, 7);
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
  void stretchesHoldEachStepOnce() {
    int[] offsets = {0, 0, 2, 51, 52, 52, 66, 73, 75, 78, 78};
    int next = 0;
    for (Segmentation.Stretch stretch : TINY.stretches(offsets)) {
      assertEquals(next, stretch.cuts()[0]);
      for (int i = 0; i < stretch.segments(); i++) {
        int steps = stretch.cuts()[i + 1] - stretch.cuts()[i];
        assertTrue(steps > 0 && steps <= 7, Arrays.toString(stretch.cuts()));
      }
      next = stretch.cuts()[stretch.segments()];
    }
    assertEquals(78, next);
  }

  @Test
  void expectationsAreTheSame() {
    Batch rows = rows();
    double[] whole = statistics(rows, Segmentation.of(3));
    double[] parted = statistics(rows, TINY);
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
    Batch rows = rows();
    double[] whole = MODEL.logDensity(rows);
    double[][] last = new LastStates(MODEL).of(rows);
    new SeriesPass(MODEL.parameters(), Optional.empty(), TINY)
        .filter(
            MODEL.layout().in(rows),
            (row, log, filtered) -> {
              assertEquals(whole[row], log, 1e-9);
              assertArrayEquals(last[row], filtered, 1e-12);
            });
  }

  @Test
  void pathsAreTheSame() {
    SeriesVector series = MODEL.layout().in(rows());
    assertArrayEquals(
        new ViterbiPass(MODEL.parameters(), Segmentation.of(3)).paths(series),
        new ViterbiPass(MODEL.parameters(), TINY).paths(series));
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
    SeriesVector series = MODEL.layout().in(rows);
    SlowChain slow = new SlowChain(parameters, series.steps());
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
    for (Segmentation segmentation : new Segmentation[] {TINY, new Segmentation(1, 2)}) {
      ChainCounts found = new ChainCounts(chain);
      new SeriesPass(parameters, Optional.empty(), segmentation)
          .smooth(series, new double[] {1}, 0, found, (segment, shares) -> {});
      double[] transitionCounts = new double[9];
      found.addTransitions(transitionCounts, 0);
      assertEquals(Math.log(sum), found.logLikelihood, 1e-12);
      for (int i = 0; i < 9; i++) {
        assertEquals(ends[i / 3] / sum, found.ends[i / 3], 1e-12);
        assertEquals(counts[i] / sum, transitionCounts[i], 1e-12);
      }
      assertArrayEquals(bestPath, new ViterbiPass(parameters, segmentation).paths(series));
    }
  }
}
