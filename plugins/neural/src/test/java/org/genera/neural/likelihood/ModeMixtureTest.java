package org.genera.neural.likelihood;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.apache.commons.math3.distribution.LogisticDistribution;
import org.genera.api.data.Column;
import org.genera.api.engine.RandomStream;
import org.genera.neural.encoding.NumberCode;
import org.genera.neural.encoding.NumberGrid;
import org.genera.neural.encoding.NumberModes;
import org.junit.jupiter.api.Test;

class ModeMixtureTest {

  private static final NumberModes MODES =
      new NumberModes(
          new double[] {0, 40},
          new double[] {20, 60, 61},
          new double[] {5, 8, 1},
          new double[] {0.3, 0.1, 0.3, 0.2, 0.1});

  private static NumberCode code(NumberGrid grid) {
    return new NumberCode(Column.real("x"), 30, 20, 0, 100, grid, MODES);
  }

  private static final NumberCode WHOLE = code(new NumberGrid(0, 1, 0));
  private static final NumberCode CONTINUOUS = code(NumberGrid.NONE);

  @Test
  void gradientsAreThoseOfFiniteDifferences() {
    float[] cells = {
      WHOLE.toCell(25), WHOLE.toCell(40), Float.NaN, CONTINUOUS.toCell(58.3), CONTINUOUS.toCell(0)
    };
    ModeMixture mixture = new ModeMixture(List.of(WHOLE, WHOLE, WHOLE, CONTINUOUS, CONTINUOUS));
    assertEquals(5 * 8, mixture.outputs());
    assertEquals(5 * 3, mixture.scalars());
    Differences.check(mixture, cells, 0.7, 3e-3);
  }

  @Test
  void probabilitiesOfAllWholeNumbersAddToOne() {
    ModeMixture mixture = new ModeMixture(List.of(WHOLE));
    float[] outputs = Differences.gaussian(8, 0.5, RandomStream.of(1, "outputs", 0));
    double sum = 0;
    for (int value = -500; value <= 600; value++) {
      sum += Math.exp(Differences.value(mixture, new float[] {WHOLE.toCell(value)}, outputs));
    }
    assertEquals(1, sum, 1e-5);
  }

  @Test
  void numbersFarBeyondAllModesHaveALogDensity() {
    for (NumberCode code : List.of(WHOLE, CONTINUOUS)) {
      ModeMixture mixture = new ModeMixture(List.of(code));
      double value = Differences.value(mixture, new float[] {code.toCell(1e300)}, new float[8]);
      assertTrue(value < -1e37 && value > Double.NEGATIVE_INFINITY, "log density " + value);
    }
  }

  /** The density over all numbers, and that of the bins of atoms. */
  @Test
  void aDensityIntegratesToWhatAtomsLeave() {
    ModeMixture mixture = new ModeMixture(List.of(CONTINUOUS));
    float[] outputs = Differences.gaussian(8, 0.5, RandomStream.of(1, "outputs", 0));
    double sum = 0;
    double step = 1.0 / 64;
    for (double value = -300 + step / 3; value < 400; value += step) {
      sum +=
          step
              * Math.exp(
                  Differences.value(mixture, new float[] {CONTINUOUS.toCell(value)}, outputs));
    }
    for (double atom : MODES.atoms()) {
      sum +=
          CONTINUOUS.atomWidth()
              * Math.exp(
                  Differences.value(mixture, new float[] {CONTINUOUS.toCell(atom)}, outputs));
    }
    assertEquals(1, sum, 1e-4);
  }

  @Test
  void atRestItIsTheMixtureOfTheShares() {
    ModeMixture mixture = new ModeMixture(List.of(WHOLE));
    double expected = 0;
    for (int k = 0; k < 3; k++) {
      LogisticDistribution logistic =
          new LogisticDistribution(
              MODES.means()[k], MODES.deviations()[k] * Math.sqrt(3) / Math.PI);
      expected +=
          MODES.shares()[2 + k]
              * (logistic.cumulativeProbability(40.5) - logistic.cumulativeProbability(39.5));
    }
    double atom =
        Math.exp(Differences.value(mixture, new float[] {WHOLE.toCell(40)}, new float[8]));
    assertEquals(MODES.shares()[1] + expected, atom, 1e-6);
  }

  @Test
  void numbersFarAwayAreFinite() {
    ModeMixture mixture = new ModeMixture(List.of(WHOLE, CONTINUOUS));
    double value = Differences.value(mixture, new float[] {1e6f, -1e6f}, new float[16]);
    assertTrue(value < -1e6 && value > -1e9, "log p " + value);
  }

  @Test
  void drawsHaveTheirProbabilitiesAndMean() {
    ModeMixture mixture = new ModeMixture(List.of(WHOLE));
    float[] outputs = Differences.gaussian(8, 0.5, RandomStream.of(1, "outputs", 0));
    mixture.prepare(new float[3], 0);
    float[] x = new float[1];
    RandomStream random = RandomStream.of(2, "draws", 0);
    int draws = 40_000;
    double zeros = 0;
    double sum = 0;
    for (int i = 0; i < draws; i++) {
      mixture.draw(outputs, 0, x, 0, random);
      zeros += x[0] == WHOLE.toCell(0) ? 1.0 / draws : 0;
      sum += x[0] / draws;
    }
    double total = 0;
    for (int j = 0; j < 5; j++) {
      total += MODES.shares()[j] * Math.exp(outputs[j]);
    }
    assertEquals(MODES.shares()[0] * Math.exp(outputs[0]) / total, zeros, 0.01);
    mixture.mean(outputs, 0, x, 0);
    assertEquals(x[0], sum, 0.02);
  }

  /** Against the probabilities of all whole numbers. */
  @Test
  void theModeIsTheMostProbableNumber() {
    ModeMixture mixture = new ModeMixture(List.of(WHOLE));
    float[][] all = {new float[8], {-9, -9, 0, 1, 0, 0.3f, 0, -2}, {-9, 1, 0, 0, 0, 0, 0, 0}};
    for (float[] outputs : all) {
      int best = 0;
      double most = Double.NEGATIVE_INFINITY;
      for (int value = 0; value <= 100; value++) {
        double log = Differences.value(mixture, new float[] {WHOLE.toCell(value)}, outputs);
        if (log > most) {
          most = log;
          best = value;
        }
      }
      float[] x = new float[1];
      mixture.mode(outputs, 0, x, 0);
      assertEquals(best, WHOLE.toValue(x[0]));
    }
  }
}
