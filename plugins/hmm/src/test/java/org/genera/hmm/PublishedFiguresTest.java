package org.genera.hmm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.Arrays;
import org.genera.api.data.Batch;
import org.genera.api.data.CategoryVector;
import org.genera.api.data.Column;
import org.genera.api.data.RealVector;
import org.genera.api.data.Schema;
import org.genera.api.data.SeriesVector;
import org.genera.api.model.SeriesModel.Decoding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublishedFiguresTest {

  /** Cells in which each level is as frequent, in tenths, as is said. */
  private static double[] tenths(int... frequencies) {
    double[] cells = new double[10];
    int at = 0;
    for (int level = 0; level < frequencies.length; level++) {
      Arrays.fill(cells, at, at + frequencies[level], level);
      at += frequencies[level];
    }
    return cells;
  }

  /** hmmlearn's tutorial, after Wikipedia's "Viterbi algorithm". */
  @Test
  void walkShopClean() {
    Schema schema = Fixture.series(Column.category("activity", "walk", "shop", "clean"));
    HmmModel model =
        Fixture.model(
            schema,
            "categorical",
            new double[] {0.6, 0.4},
            new double[][] {{0.7, 0.3}, {0.4, 0.6}},
            tenths(1, 4, 5),
            tenths(6, 3, 1));
    Batch rows = Fixture.rows(schema, new double[] {0, 1, 2});
    SeriesVector path = (SeriesVector) model.decode(rows, Decoding.VITERBI).column("steps");
    int[] states = ((CategoryVector) path.steps().column("state")).codes();
    assertArrayEquals(new int[] {1, 0, 0}, states);
    double joint =
        new SlowChain(model.parameters(), model.layout().in(rows).steps()).logJoint(states);
    assertEquals(0.01344, Math.exp(joint), 1e-12);
    SeriesVector posteriors = (SeriesVector) model.encode(rows).column("steps");
    double[] rainy = ((RealVector) posteriors.steps().column("state-1")).values();
    assertArrayEquals(new double[] {.2317, .6241, .8640}, rainy, 5e-5);
  }

  /** A test of Smile's HMM. */
  @Test
  void eightSymbols() {
    Schema schema = Fixture.series(Column.category("symbol", "0", "1"));
    HmmModel model =
        Fixture.model(
            schema,
            "categorical",
            new double[] {0.5, 0.5},
            new double[][] {{0.8, 0.2}, {0.2, 0.8}},
            tenths(6, 4),
            tenths(4, 6));
    Batch rows = Fixture.rows(schema, new double[] {0, 0, 1, 1, 0, 1, 1, 0});
    assertEquals(-5.609373, model.logDensity(rows)[0], 5e-7);
  }

  /** Zucchini and MacDonald, Hidden Markov Models for Time Series. */
  @ParameterizedTest
  @CsvSource({"1, -391.918928", "2, -341.878701", "3, -328.527483"})
  void earthquakes(int states, double logLikelihood) throws IOException {
    double[] counts =
        Fixture.lines("sequences/earthquakes/earthquakes.csv").stream()
            .skip(1)
            .mapToDouble(line -> Double.parseDouble(line.split(",", -1)[1]))
            .toArray();
    Schema schema = Fixture.series(Column.whole("count"));
    HmmModel model =
        Fixture.fit(
            Fixture.rows(schema, counts),
            "states",
            String.valueOf(states),
            "emission.count",
            "poisson",
            "smoothing",
            "0",
            "transition-smoothing",
            "0",
            "tolerance",
            "1e-11",
            "max-iterations",
            "5000");
    assertEquals(logLikelihood, model.header().summary().logLikelihood().orElseThrow(), 5e-6);
    assertEquals(107, model.header().summary().figures().get("steps"));
    if (states == 3) {
      double[] rates =
          Arrays.stream(new int[] {0, 1, 2})
              .mapToDouble(
                  i ->
                      ((org.genera.likelihoods.NumericFactor) model.parameters().emissions().get(0))
                          .mean(i))
              .sorted()
              .toArray();
      assertArrayEquals(new double[] {13.134, 19.713, 29.710}, rates, 2e-3);
    }
  }
}
