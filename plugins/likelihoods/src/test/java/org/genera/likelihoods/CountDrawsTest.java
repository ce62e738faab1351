package org.genera.likelihoods;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.function.DoubleSupplier;
import java.util.function.DoubleUnaryOperator;
import org.genera.api.engine.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Draws against the probabilities that they stand for, and closed forms against long sums. */
class CountDrawsTest {

  private static final int DRAWS = 40_000;

  /** The frequency of each count, and the mean, within five standard errors. */
  private static void agree(DoubleSupplier draw, DoubleUnaryOperator p, int most) {
    double[] seen = new double[most + 1];
    for (int i = 0; i < DRAWS; i++) {
      double count = draw.getAsDouble();
      if (count <= most) {
        seen[(int) count]++;
      }
    }
    for (int n = 0; n <= most; n++) {
      double expected = p.applyAsDouble(n);
      double error = Math.sqrt(expected * (1 - expected) / DRAWS);
      assertEquals(expected, seen[n] / DRAWS, 5 * error + 1.0 / DRAWS, "count " + n);
    }
  }

  private static double binomial(double n, double p, double k) {
    return Math.exp(
        LogFactorial.of((long) n)
            - LogFactorial.of((long) k)
            - LogFactorial.of((long) (n - k))
            + k * Math.log(p)
            + (n - k) * Math.log1p(-p));
  }

  @ParameterizedTest
  @CsvSource({"1, 0.3", "7, 0.9", "40, 0.1", "40, 0.5", "60, 0.7", "1000, 0.02", "1000, 0.97"})
  void binomials(int n, double p) {
    RandomStream random = RandomStream.of(3, "binomial", n);
    agree(() -> BinomialDraw.of(n, p, random), k -> binomial(n, p, k), n);
  }

  @ParameterizedTest
  @CsvSource({"0.5, 0", "3, 0.2", "3, 2", "20, 0.05", "80, 0", "80, 0.5"})
  void totals(double mean, double dispersion) {
    CountTotals totals = new CountTotals(new double[] {mean}, new double[] {dispersion});
    RandomStream random = RandomStream.of(4, "totals", 0);
    agree(() -> totals.draw(0, random), n -> Math.exp(totals.log(0, n)), 400);
  }

  /** p(n of the rest | n known) is p(n in all) times the chance of the split, made to sum to 1. */
  @ParameterizedTest
  @CsvSource({"6, 0.4, 0.3, 2", "6, 0.4, 0.3, 9", "6, 0, 0.7, 3", "2, 3, 0.5, 0"})
  void totalsOfTheRest(double mean, double dispersion, double share, int known) {
    CountTotals all = new CountTotals(new double[] {mean}, new double[] {dispersion});
    CountTotals rest = all.given(new double[] {share}, known);
    double[] joint = new double[600];
    for (int n = 0; n < joint.length; n++) {
      joint[n] = Math.exp(all.log(0, n + known)) * binomial(n + known, share, known);
    }
    double sum = Arrays.stream(joint).sum();
    for (int n = 0; n < 60; n++) {
      assertEquals(joint[n] / sum, Math.exp(rest.log(0, n)), 1e-9, "rest of " + n);
    }
    CountTotals thinned = all.thinned(new double[] {share});
    double marginal = Math.exp(thinned.log(0, known));
    assertEquals(sum, marginal, 1e-9, "p(known)");
  }

  @ParameterizedTest
  @CsvSource({"3", "100", "1000000"})
  void multinomialsHaveTheirMoments(int n) {
    double[] p = {0.5, 0, 0.2, 0.3};
    MultinomialDraw draw = new MultinomialDraw(p);
    RandomStream random = RandomStream.of(5, "multinomial", n);
    double[] first = new double[p.length];
    double product = 0;
    for (int i = 0; i < DRAWS; i++) {
      double[] counts = draw.counts(n, random);
      assertEquals(n, Arrays.stream(counts).sum());
      for (int t = 0; t < p.length; t++) {
        first[t] += counts[t] / n / DRAWS;
      }
      product += (counts[0] - n * p[0]) * (counts[2] - n * p[2]) / n / DRAWS;
    }
    for (int t = 0; t < p.length; t++) {
      assertEquals(p[t], first[t], 5 * Math.sqrt(p[t] * (1 - p[t]) / n / DRAWS), "term " + t);
    }
    assertEquals(-p[0] * p[2], product, 0.01, "covariance");
  }

  @Test
  void modesAreTheMostProbableCounts() {
    RandomStream random = RandomStream.of(6, "modes", 0);
    for (int i = 0; i < 50; i++) {
      double[] p = {random.nextDouble(), random.nextDouble(), random.nextDouble()};
      for (int n = 0; n < 9; n++) {
        double best = 0;
        for (int a = 0; a <= n; a++) {
          for (int b = 0; a + b <= n; b++) {
            best = Math.max(best, weight(p, a, b, n - a - b));
          }
        }
        double[] mode = MultinomialMode.of(n, p);
        assertEquals(best, weight(p, mode), 1e-12 * best, Arrays.toString(mode));
      }
    }
    assertArrayEquals(new double[] {0, 3}, MultinomialMode.of(3, new double[] {0, 1}));
  }

  private static double weight(double[] p, double... counts) {
    double weight = 1;
    for (int t = 0; t < p.length; t++) {
      for (int i = 1; i <= counts[t]; i++) {
        weight *= p[t] / i;
      }
    }
    return weight;
  }

  @Test
  void gammasHaveTheirMoments() {
    RandomStream random = RandomStream.of(8, "gamma", 0);
    for (double shape : new double[] {0.05, 0.7, 1, 12}) {
      double first = 0;
      double second = 0;
      for (int i = 0; i < DRAWS; i++) {
        double x = GammaDraw.of(shape, random);
        assertTrue(x >= 0);
        first += x / DRAWS;
        second += (x - shape) * (x - shape) / DRAWS;
      }
      assertEquals(shape, first, 5 * Math.sqrt(shape / DRAWS), "mean");
      double error = Math.sqrt((2 * shape * shape + 6 * shape) / DRAWS);
      assertEquals(shape, second, 5 * error, "variance");
    }
  }
}
