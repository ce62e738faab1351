package org.genera.neural.likelihood;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.apache.commons.math3.distribution.PascalDistribution;
import org.apache.commons.math3.distribution.PoissonDistribution;
import org.genera.api.data.Column;
import org.genera.api.engine.RandomStream;
import org.genera.neural.encoding.NumberCode;
import org.genera.neural.encoding.NumberGrid;
import org.genera.neural.encoding.NumberModes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CountLikelihoodTest {

  private static final NumberCode COUNT =
      new NumberCode(Column.whole("n"), 5, 4, 0, 40, new NumberGrid(0, 1, 0), NumberModes.NONE);

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void gradientsAreThoseOfFiniteDifferences(boolean dispersed) {
    float[] cells = {COUNT.toCell(0), COUNT.toCell(17), Float.NaN, COUNT.toCell(5)};
    CountLikelihood counts = new CountLikelihood(List.of(COUNT, COUNT, COUNT, COUNT), dispersed);
    Differences.check(counts, cells, 0.5, 1e-2);
  }

  @Test
  void aPoissonCountHasItsProbability() {
    CountLikelihood counts = new CountLikelihood(List.of(COUNT), false);
    PoissonDistribution exact = new PoissonDistribution(5 * Math.exp(0.5));
    for (int n : new int[] {0, 3, 12, 40}) {
      double value = Differences.value(counts, new float[] {COUNT.toCell(n)}, new float[] {0.5f});
      assertEquals(exact.logProbability(n), value, 1e-9);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whatIsBelowZeroIsImpossible(boolean dispersed) {
    CountLikelihood counts = new CountLikelihood(List.of(COUNT, COUNT), dispersed);
    counts.prepare(new float[2], 0);
    float[] cells = {COUNT.toCell(-3), COUNT.toCell(2)};
    float[] byOutputs = new float[2];
    assertEquals(
        Double.NEGATIVE_INFINITY, counts.row(cells, 0, new float[] {0.5f, 0}, 0, 1, byOutputs));
    assertEquals(0, byOutputs[0]);
  }

  /** Of size 3, that of the failures before the third success. */
  @Test
  void aNegativeBinomialCountHasItsProbability() {
    CountLikelihood counts = new CountLikelihood(List.of(COUNT), true);
    counts.prepare(new float[] {(float) Math.log(3) / Gaussian.SPEED}, 0);
    double mean = 5 * Math.exp(0.5);
    PascalDistribution exact = new PascalDistribution(3, 3 / (3 + mean));
    for (int n : new int[] {0, 3, 12, 40}) {
      float[] cell = {COUNT.toCell(n)};
      double value = counts.row(cell, 0, new float[] {0.5f}, 0, 1, new float[1]);
      assertEquals(exact.logProbability(n), value, 1e-5);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.4, 7, 30, 900})
  void poissonDrawsHaveTheirMeanAndVariance(double rate) {
    RandomStream random = RandomStream.of(6, "poisson", 0);
    double sum = 0;
    double squares = 0;
    int draws = 50_000;
    for (int i = 0; i < draws; i++) {
      double count = CountDraw.poisson(rate, random);
      sum += count / draws;
      squares += (count - rate) * (count - rate) / draws;
    }
    assertEquals(rate, sum, 4 * Math.sqrt(rate / draws));
    assertEquals(rate, squares, 0.05 * rate);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.3, 1, 8})
  void gammaDrawsHaveTheirMeanAndVariance(double shape) {
    RandomStream random = RandomStream.of(6, "gamma", 0);
    double sum = 0;
    double squares = 0;
    int draws = 50_000;
    for (int i = 0; i < draws; i++) {
      double value = CountDraw.gamma(shape, random);
      sum += value / draws;
      squares += (value - shape) * (value - shape) / draws;
    }
    assertEquals(shape, sum, 4 * Math.sqrt(shape / draws));
    assertEquals(shape, squares, 0.06 * shape);
  }

  @Test
  void dispersedDrawsHaveTheVarianceOfTheNegativeBinomial() {
    CountLikelihood counts = new CountLikelihood(List.of(COUNT), true);
    counts.prepare(new float[] {(float) Math.log(3) / Gaussian.SPEED}, 0);
    RandomStream random = RandomStream.of(6, "counts", 0);
    float[] x = new float[1];
    double squares = 0;
    int draws = 50_000;
    for (int i = 0; i < draws; i++) {
      counts.draw(new float[] {0}, 0, x, 0, random);
      double count = COUNT.toValue(x[0]);
      squares += (count - 5) * (count - 5) / draws;
    }
    assertEquals(5 + 25 / 3.0, squares, 1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theModeIsTheMostProbableCount(boolean dispersed) {
    CountLikelihood counts = new CountLikelihood(List.of(COUNT), dispersed);
    float[] scalars = {(float) Math.log(3) / Gaussian.SPEED};
    float[] outputs = {0.37f};
    float[] x = new float[1];
    counts.prepare(scalars, 0);
    counts.mode(outputs, 0, x, 0);
    double mode = COUNT.toValue(x[0]);
    double at = counts.row(x, 0, outputs, 0, 1, new float[1]);
    for (double other : new double[] {mode - 1, mode + 1}) {
      x[0] = COUNT.toCell(other);
      assertTrue(at > counts.row(x, 0, outputs, 0, 1, new float[1]), mode + " against " + other);
    }
  }
}
