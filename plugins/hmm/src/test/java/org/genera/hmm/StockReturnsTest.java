package org.genera.hmm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.genera.api.data.Batch;
import org.genera.api.data.Column;
import org.genera.api.data.Schema;
import org.genera.api.data.SeriesVector;
import org.genera.api.model.SeriesModel;
import org.junit.jupiter.api.Test;

/** Daily log returns of the Standard and Poor's 500, 1950 to 2018, the last year held out. */
class StockReturnsTest {

  private static final int HELD_OUT = 252;
  private static final Schema RETURNS = Fixture.series(Column.real("return"));

  private static double[] returns() throws IOException {
    double[] close =
        Fixture.lines("sequences/sp500/sp500_1950_2018.csv").stream()
            .skip(1)
            .mapToDouble(line -> Double.parseDouble(line.split(",")[5]))
            .toArray();
    double[] returns = new double[close.length - 1];
    for (int t = 0; t < returns.length; t++) {
      returns[t] = Math.log(close[t + 1] / close[t]);
    }
    return returns;
  }

  /**
   * Intervals of 80 % of a model of three regimes hold what they say, though it is not refitted.
   */
  @Test
  void intervalsCoverTheLastYear() throws IOException {
    double[] returns = returns();
    int known = returns.length - HELD_OUT;
    Batch before = Fixture.rows(RETURNS, Arrays.copyOf(returns, known));
    HmmModel model = Fixture.fit(before, "states", "3");
    int[] covered = new int[6];
    int[] days = new int[6];
    for (int t = known - 5; t < returns.length - 1; t++) {
      Batch soFar = Fixture.rows(RETURNS, Arrays.copyOf(returns, t + 1));
      Batch ahead = ((SeriesVector) model.forecast(soFar, 5, List.of(0.8)).column("steps")).steps();
      for (int h : new int[] {1, 5}) {
        if (t + h >= known && t + h < returns.length) {
          double low = ahead.numbers(ahead.schema().indexOf("return.low-80"))[h - 1];
          double high = ahead.numbers(ahead.schema().indexOf("return.high-80"))[h - 1];
          covered[h] += low <= returns[t + h] && returns[t + h] <= high ? 1 : 0;
          days[h]++;
        }
      }
    }
    for (int h : new int[] {1, 5}) {
      assertEquals(HELD_OUT, days[h]);
      double share = (double) covered[h] / HELD_OUT;
      assertTrue(share >= 0.75 && share <= 0.90, h + " days ahead: " + share);
    }
  }

  /** Filtering a series as a whole is filtering it day by day. */
  @Test
  void theFilterFollowsTheDays() throws IOException {
    double[] returns = Arrays.copyOf(returns(), 500);
    Batch rows = Fixture.rows(RETURNS, returns);
    HmmModel model = Fixture.fit(rows, "states", "2");
    SeriesVector series = (SeriesVector) rows.column(0);
    SeriesVector decoded = (SeriesVector) model.decode(rows, SeriesModel.Decoding.FILTER).column(0);
    SeriesModel.Filter filter = model.filter();
    double sum = 0;
    for (int t = 0; t < returns.length; t++) {
      sum += filter.next(series.steps().slice(t, t + 1));
      double most = Arrays.stream(filter.stateProbabilities()).max().orElseThrow();
      assertEquals(most, decoded.steps().numbers(1)[t], 1e-12);
    }
    assertEquals(model.logDensity(rows)[0], sum, 1e-8);
  }
}
