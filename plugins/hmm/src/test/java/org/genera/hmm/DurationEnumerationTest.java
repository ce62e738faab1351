package org.genera.hmm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.genera.api.data.Batch;
import org.genera.api.data.SeriesVector;
import org.genera.api.engine.RandomStream;
import org.genera.api.model.Fill;
import org.genera.api.model.SeriesModel;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** States with durations, held against the sum over all of their paths, run by run. */
class DurationEnumerationTest {

  private static final double[] STEPS = {0, 0, 2, Double.NaN, 1, 2, 2};
  private static final int ALL = 2187;
  private static final Segmentation IN_RUNS = new Segmentation(0, 1, 2);

  private static HmmModel model(boolean ends) {
    return DurationFixture.symbols(
        ends ? Optional.of(new double[] {0.2, 0.4, 0.1}) : Optional.empty());
  }

  private static Batch rows(double... steps) {
    return Fixture.rows(DurationFixture.SYMBOLS, steps);
  }

  private static double joint(Chain chain, int[] path, double[] steps) {
    double p = DurationFixture.prior(chain, path);
    for (int t = 0; t < path.length; t++) {
      p *= Double.isNaN(steps[t]) ? 1 : DurationFixture.EMISSIONS[path[t]][(int) steps[t]];
    }
    return p;
  }

  private static double sum(Chain chain, double... steps) {
    double sum = 0;
    for (int code = 0; code < Math.pow(3, steps.length); code++) {
      sum += joint(chain, DurationFixture.path(code, 3, steps.length), steps);
    }
    return sum;
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void densityAndPosteriors(boolean ends) {
    HmmModel model = model(ends);
    Chain chain = model.parameters().chain();
    double total = sum(chain, STEPS);
    assertEquals(Math.log(total), model.logDensity(rows(STEPS))[0], 1e-12);
    double[][] shares = new double[3][STEPS.length];
    for (int code = 0; code < ALL; code++) {
      int[] path = DurationFixture.path(code, 3, STEPS.length);
      for (int t = 0; t < path.length; t++) {
        shares[path[t]][t] += joint(chain, path, STEPS) / total;
      }
    }
    SeriesVector found = (SeriesVector) model.encode(rows(STEPS)).column("steps");
    for (int i = 0; i < 3; i++) {
      assertArrayEquals(shares[i], found.steps().numbers(i), 1e-12);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void expectedCounts(boolean ends) {
    HmmModel model = model(ends);
    Plan plan = model.plan();
    double[] expected = new double[plan.length()];
    Chain chain = model.parameters().chain();
    double total = sum(chain, STEPS);
    StateCounts counts = new StateCounts(plan, new EmissionTally(plan));
    for (int code = 0; code < ALL; code++) {
      int[] path = DurationFixture.path(code, 3, STEPS.length);
      double share = joint(chain, path, STEPS) / total;
      if (share > 0) {
        counts.add(model.layout().in(rows(STEPS)), path, new double[] {2 * share}, 0, expected);
      }
    }
    for (Segmentation segmentation : List.of(Segmentation.of(chain), IN_RUNS)) {
      BaumWelchAggregation pass = new BaumWelchAggregation(model, segmentation);
      double[] found = new double[pass.prepare(new double[] {0})];
      for (int time = 0; time < 2; time++) {
        pass.accumulate(rows(STEPS), found);
      }
      assertEquals(2 * Math.log(total), found[Plan.LOG_LIKELIHOOD], 1e-12);
      assertArrayEquals(
          Arrays.copyOfRange(expected, Plan.STARTS, plan.emissionSums()),
          Arrays.copyOfRange(found, Plan.STARTS, plan.emissionSums()),
          1e-12);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theBestPathsInOrder(boolean ends) {
    HmmModel model = model(ends);
    Chain chain = model.parameters().chain();
    List<int[]> all = new ArrayList<>();
    for (int code = 0; code < ALL; code++) {
      int[] path = DurationFixture.path(code, 3, STEPS.length);
      if (joint(chain, path, STEPS) > 0) {
        all.add(path);
      }
    }
    all.sort(Comparator.comparingDouble(path -> -joint(chain, path, STEPS)));
    SeriesVector series = model.layout().in(rows(STEPS));
    for (int count : new int[] {1, 3, 1000}) {
      for (int numbersOfRun : new int[] {1, 100_000}) {
        List<PathSearch.Path> found =
            new PathSearch(model.parameters(), Optional.empty(), count, numbersOfRun)
                .of(series, 0, 0);
        assertEquals(Math.min(count, all.size()), found.size());
        for (int p = 0; p < found.size(); p++) {
          assertEquals(
              Math.log(joint(chain, all.get(p), STEPS)), found.get(p).log(), 1e-12, "path " + p);
          assertEquals(
              found.get(p).log(), Math.log(joint(chain, found.get(p).states(), STEPS)), 1e-12);
        }
        assertEquals(
            found.size(),
            found.stream().map(path -> Arrays.toString(path.states())).distinct().count());
      }
    }
    SeriesVector decoded =
        (SeriesVector) model.decode(rows(STEPS), SeriesModel.Decoding.VITERBI).column("steps");
    int[] best = Arrays.stream(decoded.steps().numbers(0)).mapToInt(i -> (int) i).toArray();
    assertArrayEquals(all.get(0), best);
  }

  /** What is known at a step is what is known at the end of the steps so far. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void filterAndForecast(boolean ends) {
    HmmModel model = model(ends);
    Chain open = model(false).parameters().chain();
    Chain chain =
        ends
            ? new Chain(
                open.start(),
                model.parameters().chain().transitions(),
                Optional.empty(),
                open.durations())
            : open;
    SeriesModel.Filter filter = model.filter();
    SeriesVector decoded =
        (SeriesVector) model.decode(rows(STEPS), SeriesModel.Decoding.FILTER).column("steps");
    double before = 0;
    for (int t = 0; t < STEPS.length; t++) {
      double[] some = Arrays.copyOf(STEPS, t + 1);
      double log = filter.next(model.layout().in(rows(STEPS)).steps().slice(t, t + 1));
      double[] shares = lastShares(chain, some);
      assertEquals(Math.log(Arrays.stream(shares).sum()) - before, log, 1e-12);
      before += log;
      double total = Arrays.stream(shares).sum();
      double[] posterior = Arrays.stream(shares).map(p -> p / total).toArray();
      assertArrayEquals(posterior, filter.stateProbabilities(), 1e-12);
      assertEquals(
          Arrays.stream(posterior).max().orElseThrow(), decoded.steps().numbers(1)[t], 1e-12);
    }
    double[] unknown = Arrays.copyOf(STEPS, STEPS.length + 2);
    Arrays.fill(unknown, STEPS.length, unknown.length, Double.NaN);
    double[] last = lastShares(chain, unknown);
    double total = Arrays.stream(last).sum();
    SeriesVector ahead = (SeriesVector) model.forecast(rows(STEPS), 2, List.of()).column("steps");
    for (int i = 0; i < 3; i++) {
      int column = ahead.steps().schema().indexOf("state-" + (i + 1));
      assertEquals(last[i] / total, ahead.steps().numbers(column)[1], 1e-12);
    }
  }

  /** p(steps, last state), where steps may go on. */
  private static double[] lastShares(Chain chain, double[] steps) {
    double[] shares = new double[3];
    for (int code = 0; code < Math.pow(3, steps.length); code++) {
      int[] path = DurationFixture.path(code, 3, steps.length);
      shares[path[path.length - 1]] += joint(chain, path, steps);
    }
    return shares;
  }

  /** Drawn states and cells come as often as all of them together say. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void drawsOfMissingCells(boolean ends) {
    HmmModel model = model(ends);
    Chain chain = model.parameters().chain();
    double[] steps = {0, Double.NaN, 2, 2};
    double[] expected = new double[3];
    for (int level = 0; level < 3; level++) {
      expected[level] = sum(chain, 0, level, 2, 2) / sum(chain, steps);
    }
    double[] found = new double[3];
    RandomStream random = RandomStream.of(3, "draws", 0);
    for (int n = 0; n < 20_000; n++) {
      SeriesVector drawn =
          (SeriesVector) model.impute(rows(steps), Fill.DRAW, random).column("steps");
      found[(int) drawn.steps().numbers(0)[1]] += 1.0 / 20_000;
    }
    assertArrayEquals(expected, found, 0.015);
  }

  /** Series of four steps are drawn as often as their density says. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void samplesHaveTheirDensity(boolean ends) {
    HmmModel model = model(ends);
    Batch drawn =
        ends
            ? Fixture.sample(model, 60_000)
            : model.continueSeries(
                Fixture.rows(DurationFixture.SYMBOLS, new double[60_000][0]),
                2,
                RandomStream.of(2, "draws", 0));
    SeriesVector series = (SeriesVector) drawn.column("steps");
    double[][] found = new double[3][3];
    for (int row = 0; row < series.size(); row++) {
      if (series.length(row) == 2) {
        double[] symbols = series.steps().numbers(0);
        int first = series.offsets()[row];
        found[(int) symbols[first]][(int) symbols[first + 1]] += 1.0 / 60_000;
      }
    }
    for (int a = 0; a < 3; a++) {
      for (int b = 0; b < 3; b++) {
        assertEquals(Math.exp(model.logDensity(rows(a, b))[0]), found[a][b], 0.008);
      }
    }
  }

  /** A continuation of a prefix knows how long its last state has lasted. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void continuationsHaveTheirDensity(boolean ends) {
    HmmModel model = model(ends);
    double[][] prefixes = new double[40_000][];
    Arrays.fill(prefixes, new double[] {0, 0, 0});
    Batch drawn =
        model.continueSeries(
            Fixture.rows(DurationFixture.SYMBOLS, prefixes), 1, RandomStream.of(4, "draws", 0));
    SeriesVector series = (SeriesVector) drawn.column("steps");
    double[] found = new double[3];
    for (int row = 0; row < series.size(); row++) {
      if (series.length(row) == 1) {
        found[(int) series.steps().numbers(0)[series.offsets()[row]]] += 1.0 / 40_000;
      }
    }
    Chain chain = model.parameters().chain();
    Chain open = new Chain(chain.start(), chain.transitions(), Optional.empty(), chain.durations());
    for (int level = 0; level < 3; level++) {
      assertEquals(sum(open, 0, 0, 0, level) / sum(open, 0, 0, 0), found[level], 0.01);
    }
  }
}
