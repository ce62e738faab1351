package org.genera.api.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Deviates held against the moments, the distribution function and the tails of their laws. */
class RandomStreamTest {

  private static final long SEED = 20261121;
  private static final int COUNT = 4_000_000;

  private static double[] gaussians() {
    RandomStream random = RandomStream.of(SEED, "test", 0);
    double[] x = new double[COUNT];
    Arrays.setAll(x, i -> random.nextGaussian());
    return x;
  }

  @Test
  void gaussiansHaveTheMomentsOfTheNormalLaw() {
    double[] x = gaussians();
    double[] published = {0, 1, 0, 3, 0, 15, 0, 105};
    double[] variances = {1, 2, 15, 96, 945, 10170, 135135, 2016000};
    for (int power = 1; power <= published.length; power++) {
      double sum = 0;
      for (double value : x) {
        sum += Math.pow(value, power);
      }
      double error = sum / COUNT - published[power - 1];
      double deviation = Math.sqrt(variances[power - 1] / COUNT);
      assertEquals(0, error / deviation, 4.5, "moment " + power + ", seed " + SEED);
    }
  }

  /** Kolmogorov's statistic is beyond 1.95 once in a thousand samples. */
  @Test
  void gaussiansHaveTheNormalDistributionFunction() {
    double[] x = gaussians();
    Arrays.sort(x);
    double furthest = 0;
    for (int i = 0; i < COUNT; i++) {
      double expected = distribution(x[i]);
      furthest = Math.max(furthest, Math.abs(expected - (i + 0.5) / COUNT));
    }
    assertTrue(furthest * Math.sqrt(COUNT) < 1.95, furthest + ", seed " + SEED);
  }

  @Test
  void gaussiansAreAsOftenInEachTailAsTheyShouldBe() {
    double[] x = gaussians();
    for (double limit : new double[] {0.2152, 1, 2, 3, 3.6541528853610088, 4, 4.5}) {
      double expected = COUNT * distribution(-limit);
      for (int sign : new int[] {-1, 1}) {
        long beyond = Arrays.stream(x).filter(value -> sign * value > limit).count();
        assertEquals(
            0, (beyond - expected) / Math.sqrt(expected), 4.5, sign * limit + ", seed " + SEED);
      }
    }
  }

  @Test
  void successiveGaussiansAreUncorrelatedAndSoAreTheirSquares() {
    double[] x = gaussians();
    for (int lag = 1; lag <= 4; lag++) {
      double products = 0;
      double squares = 0;
      for (int i = lag; i < COUNT; i++) {
        products += x[i] * x[i - lag];
        squares += (x[i] * x[i] - 1) * (x[i - lag] * x[i - lag] - 1) / 2;
      }
      assertEquals(0, products / Math.sqrt(COUNT), 4.5, "lag " + lag + ", seed " + SEED);
      assertEquals(0, squares / Math.sqrt(COUNT), 4.5, "lag " + lag + ", seed " + SEED);
    }
  }

  /** The stream is a promise: model files and samples of earlier versions depend on it. */
  @Test
  void streamsAreTheSameOnEveryMachine() {
    RandomStream random = RandomStream.of(1, "golden", 2);
    assertEquals(-101332470235072423L, random.nextLong());
    assertEquals(0.2615726873894284, random.nextDouble());
    assertEquals(0.8506060072758639, random.nextGaussian());
    double sum = 0;
    for (int i = 0; i < 100_000; i++) {
      sum += random.nextGaussian();
    }
    assertEquals(-44.02527577783027, sum);
  }

  /** Φ(x) by a continued fraction beyond 3 (Abramowitz and Stegun 26.2.14), and a series within. */
  private static double distribution(double x) {
    double density = Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);
    if (Math.abs(x) > 3) {
      double fraction = 0;
      for (int i = 60; i > 0; i--) {
        fraction = i / (Math.abs(x) + fraction);
      }
      double tail = density / (Math.abs(x) + fraction);
      return x < 0 ? tail : 1 - tail;
    }
    double term = x;
    double sum = x;
    for (int i = 3; Math.abs(term) > 1e-17; i += 2) {
      term *= x * x / i;
      sum += term;
    }
    return 0.5 + density * sum;
  }

  /** Also with weights of zero, which are never drawn. */
  @Test
  void anIndexIsTheFirstWhoseSumExceedsTheShare() {
    RandomStream shares = RandomStream.of(SEED, "index", 0);
    RandomStream indices = RandomStream.of(SEED, "index", 0);
    for (int length = 1; length < 40; length++) {
      double[] cumulative = new double[length];
      for (int i = 0; i < length; i++) {
        cumulative[i] = (i + 1) / 3 + (i == length - 1 ? 0.5 : 0);
      }
      for (int draw = 0; draw < 200; draw++) {
        double u = shares.nextDouble() * cumulative[length - 1];
        int expected = 0;
        while (cumulative[expected] <= u) {
          expected++;
        }
        assertEquals(expected, indices.nextIndex(cumulative), length + " weights");
      }
    }
  }
}
