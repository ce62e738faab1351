package org.genera.neural.likelihood;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.math3.distribution.LogisticDistribution;
import org.genera.api.engine.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiscretisedLogisticTest {

  private static float grey(int value) {
    return value / 255f;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void gradientsAreThoseOfFiniteDifferences(int components) {
    float[] cells = {grey(0), grey(255), grey(100), Float.NaN, grey(1)};
    Differences.check(new DiscretisedLogistic(5, components), cells, 1, 5e-3);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void probabilitiesOfAllGreyValuesAddToOne(int components) {
    DiscretisedLogistic pixel = new DiscretisedLogistic(1, components);
    RandomStream random = RandomStream.of(4, "outputs", 0);
    for (double spread : new double[] {0.3, 1, 3}) {
      float[] outputs = Differences.gaussian(pixel.outputs(), spread, random);
      double sum = 0;
      for (int value = 0; value < 256; value++) {
        sum += Math.exp(Differences.value(pixel, new float[] {grey(value)}, outputs));
      }
      assertEquals(1, sum, 1e-6);
    }
  }

  @Test
  void aPixelHasTheProbabilityOfItsBin() {
    DiscretisedLogistic pixel = new DiscretisedLogistic(1, 1);
    LogisticDistribution logistic = new LogisticDistribution(0.2, Math.exp(-1.5));
    float[] outputs = {0.2f, -1.5f};
    double middle = 2 * 170 / 255.0 - 1;
    assertEquals(
        Math.log(
            logistic.cumulativeProbability(middle + 1 / 255.0)
                - logistic.cumulativeProbability(middle - 1 / 255.0)),
        Differences.value(pixel, new float[] {grey(170)}, outputs),
        1e-5);
    assertEquals(
        Math.log(logistic.cumulativeProbability(-1 + 1 / 255.0)),
        Differences.value(pixel, new float[] {grey(0)}, outputs),
        1e-5);
    assertEquals(
        Math.log(1 - logistic.cumulativeProbability(1 - 1 / 255.0)),
        Differences.value(pixel, new float[] {grey(255)}, outputs),
        1e-5);
  }

  @Test
  void extremeOutputsAreFinite() {
    DiscretisedLogistic pixel = new DiscretisedLogistic(1, 2);
    float[][] all = {{50, -50, 900, -900, -90, 90}, {0, 0, 0, 0, -90, -90}, {0, 0, 5, 5, 90, 90}};
    for (float[] outputs : all) {
      for (int value = 0; value < 256; value += 51) {
        double log = Differences.value(pixel, new float[] {grey(value)}, outputs);
        assertTrue(Double.isFinite(log) && log <= 1e-9, "log p " + log);
      }
    }
  }

  @Test
  void drawsHaveTheirProbabilities() {
    DiscretisedLogistic pixel = new DiscretisedLogistic(1, 2);
    float[] outputs = {0.5f, -0.5f, -1.1f, 0.4f, -2, -3};
    int[] counts = new int[256];
    RandomStream random = RandomStream.of(5, "draws", 0);
    float[] x = new float[1];
    int draws = 50_000;
    for (int i = 0; i < draws; i++) {
      pixel.draw(outputs, 0, x, 0, random);
      counts[Math.round(x[0] * 255)]++;
    }
    for (int value : new int[] {0, 20, 178, 190}) {
      double expected = Math.exp(Differences.value(pixel, new float[] {grey(value)}, outputs));
      assertEquals(expected, counts[value] / (double) draws, 4 * Math.sqrt(expected / draws));
    }
  }
}
