package org.genera.neural.likelihood;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.genera.api.engine.RandomStream;
import org.junit.jupiter.api.Test;

class RowLikelihoodTest {

  private static final float NONE = Float.NaN;

  @Test
  void gradientsAreThoseOfFiniteDifferences() {
    float[] cells = {1, 0, NONE, 2, NONE, 0, 0.3f, -1.2f, NONE};
    RowLikelihood joint =
        new JointLikelihood(
            List.of(
                new BernoulliLogits(3),
                new Categorical(List.of(3, 2, 4)),
                Gaussian.ofColumns(new double[] {2, 0.5, 1}, new double[] {NONE, 0.3, NONE})));
    assertEquals(cells.length, joint.cells());
    assertEquals(15, joint.outputs());
    assertEquals(3, joint.scalars());
    Differences.check(joint, cells, 1.5, 2e-3);
  }

  @Test
  void oneVarianceForAllHasTheSumOfTheirGradients() {
    Differences.check(Gaussian.ofPixels(3, 256, NONE), new float[] {0.3f, NONE, -1}, 1, 2e-3);
  }

  @Test
  void probabilitiesOfAllValuesAddToOne() {
    float[] outputs = {0.7f, -2, 0.1f, 3};
    double sum = 0;
    for (int flag = 0; flag < 2; flag++) {
      for (int level = 0; level < 3; level++) {
        RowLikelihood joint =
            new JointLikelihood(List.of(new BernoulliLogits(1), new Categorical(List.of(3))));
        sum += Math.exp(Differences.value(joint, new float[] {flag, level}, outputs));
      }
    }
    assertEquals(1, sum, 1e-12);
  }

  @Test
  void aGaussianHasTheDensityOfItsDataUnits() {
    Gaussian gaussian = Gaussian.ofColumns(new double[] {20}, new double[] {NONE});
    double[] logVariance = {-1.5};
    gaussian.prepare(new float[] {(float) logVariance[0] / Gaussian.SPEED}, 0);
    double value = gaussian.row(new float[] {0.4f}, 0, new float[] {1}, 0, 1, new float[1]);
    NormalDistribution exact = new NormalDistribution(20, 20 * Math.exp(0.5 * logVariance[0]));
    assertEquals(exact.logDensity(8), value, 1e-6);
  }

  @Test
  void extremeLogitsAreFinite() {
    float[] outputs = {1e4f, -1e4f, 1e4f, -1e4f, 0};
    RowLikelihood joint =
        new JointLikelihood(List.of(new BernoulliLogits(2), new Categorical(List.of(3))));
    assertEquals(0, Differences.value(joint, new float[] {1, 0, 0}, outputs), 1e-6);
    assertEquals(-40_000, Differences.value(joint, new float[] {0, 1, 1}, outputs), 1e-3);
  }

  @Test
  void drawsHaveTheirProbabilities() {
    RowLikelihood joint =
        new JointLikelihood(
            List.of(
                new BernoulliLogits(1),
                new Categorical(List.of(3, 0)),
                Gaussian.ofColumns(new double[] {1}, new double[] {NONE})));
    float[] outputs = {0.5f, 0.2f, 1, -1, 0.7f};
    joint.prepare(new float[] {(float) Math.log(0.25) / Gaussian.SPEED}, 0);
    RandomStream random = RandomStream.of(3, "draws", 0);
    int draws = 40_000;
    double flags = 0;
    double[] levels = new double[3];
    double sum = 0;
    double squares = 0;
    float[] x = new float[4];
    for (int i = 0; i < draws; i++) {
      joint.draw(outputs, 0, x, 0, random);
      flags += x[0] / draws;
      levels[(int) x[1]] += 1.0 / draws;
      assertTrue(Float.isNaN(x[2]), "a column without levels stays missing");
      sum += x[3] / draws;
      squares += x[3] * x[3] / draws;
    }
    assertEquals(1 / (1 + Math.exp(-0.5)), flags, 0.01);
    double total = Math.exp(0.2) + Math.exp(1) + Math.exp(-1);
    assertEquals(Math.exp(1) / total, levels[1], 0.01);
    assertEquals(0.7, sum, 0.01);
    assertEquals(0.25, squares - sum * sum, 0.01);
    joint.mean(outputs, 0, x, 0);
    assertEquals(1, x[1], "the likeliest level");
    assertEquals(0.7f, x[3]);
  }

  @Test
  void aFixedDeviationIsThatOfTheDensityAndDoesNotMove() {
    Gaussian gaussian = Gaussian.ofPixels(1, 256, 0.1);
    gaussian.prepare(new float[] {0.7f}, 0);
    double value = gaussian.row(new float[] {0.4f}, 0, new float[] {0.5f}, 0, 1, new float[1]);
    assertEquals(new NormalDistribution(128, 25.6).logDensity(102.4), value, 1e-6);
    float[] gradient = {1};
    gaussian.gradient(gradient, 0);
    assertEquals(0, gradient[0]);
  }
}
