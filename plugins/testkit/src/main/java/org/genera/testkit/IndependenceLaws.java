package org.genera.testkit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.genera.api.data.Batch;
import org.genera.api.engine.RandomStream;
import org.genera.api.model.AncestralSampling;

/** What holds for rows that are drawn independently. */
final class IndependenceLaws {

  private static final int DRAWS = 2048;
  private static final double STANDARD_ERRORS = 5;

  private IndependenceLaws() {}

  /** Rows of one stream, and of another, have nothing to do with each other. */
  static void samplesAreIndependent(FixtureRun run) {
    AncestralSampling sampling = run.model().require(AncestralSampling.class);
    Batch one = sampling.sample(DRAWS, RandomStream.of(FixtureRun.SEED, "independent", 0));
    Batch other = sampling.sample(DRAWS, RandomStream.of(FixtureRun.SEED, "independent", 1));
    assertIndependent(run::where, Rows.concat(List.of(one, other)));
  }

  /**
   * The serial correlation of ranks (Wald and Wolfowitz 1943), which for n independent rows has the
   * standard error 1 / √n, is zero for each column at the lags 1, 2, 3 and the powers of two, up to
   * half of the rows.
   */
  static void assertIndependent(UnaryOperator<String> where, Batch rows) {
    List<Integer> lags = new ArrayList<>(List.of(3));
    for (int lag = 1; lag <= rows.rows() / 2; lag *= 2) {
      lags.add(lag);
    }
    for (String column : rows.schema().names()) {
      if (Rows.isNumber(rows.schema().column(column).type())) {
        double[] scores = scores(rows.numbers(rows.schema().indexOf(column)));
        for (int lag : lags) {
          assertUncorrelated(where, scores, lag, column);
        }
      }
    }
  }

  private static void assertUncorrelated(
      UnaryOperator<String> where, double[] scores, int lag, String column) {
    int pairs = scores.length - lag;
    double sum = 0;
    for (int row = 0; row < pairs; row++) {
      sum += scores[row] * scores[row + lag];
    }
    double correlation = sum / pairs;
    assertTrue(
        Math.abs(correlation) <= STANDARD_ERRORS / Math.sqrt(pairs),
        where.apply(
            "rows are not independent: column '"
                + column
                + "' has the correlation "
                + correlation
                + " with itself "
                + lag
                + " rows later"));
  }

  /** Ranks, the mean rank where values are equal, standardised; zeros for a constant column. */
  private static double[] scores(double[] values) {
    int n = values.length;
    int[] order =
        IntStream.range(0, n)
            .boxed()
            .sorted(Comparator.comparingDouble(row -> values[row]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] scores = new double[n];
    double squares = 0;
    for (int from = 0; from < n; ) {
      int to = from;
      while (to < n && Double.compare(values[order[to]], values[order[from]]) == 0) {
        to++;
      }
      double rank = (from + to - n) / 2.0;
      for (int i = from; i < to; i++) {
        scores[order[i]] = rank;
      }
      squares += (to - from) * rank * rank;
      from = to;
    }
    for (int row = 0; row < n && squares > 0; row++) {
      scores[row] /= Math.sqrt(squares / n);
    }
    return scores;
  }
}
