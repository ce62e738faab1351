package org.genera.hmm.durations;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.genera.api.engine.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The M-step of negative binomials, truncated and cut off. */
class NegativeBinomialFitTest {

  /** Counts of durations that ended, and of some that were cut off at an age. */
  private static AgeCounts counts(double[] ended, double[] cutAt) {
    int n = ended.length;
    double[] stayed = new double[n];
    double there = 0;
    for (int i = n - 1; i >= 0; i--) {
      stayed[i] = there;
      there += ended[i] + cutAt[i];
    }
    return new AgeCounts(ended, stayed);
  }

  private static double logLikelihood(NegativeBinomial of, double[] ended, double[] cutAt) {
    double[] p = of.truncated(ended.length);
    double asLong = 0;
    double sum = 0;
    for (int i = p.length - 1; i >= 0; i--) {
      asLong += p[i];
      sum += ended[i] > 0 ? ended[i] * Math.log(p[i]) : 0;
      sum += cutAt[i] > 0 ? cutAt[i] * Math.log(asLong) : 0;
    }
    return sum;
  }

  /** Γ(4) / (Γ(2) 2!) = 3, (1 - p)² = 1/4: the definition, by hand. */
  @Test
  void theDefinition() {
    double[] p = new NegativeBinomial(2, 0.5).truncated(3);
    double sum = 1 + 2 * 0.5 + 3 * 0.25;
    assertArrayEquals(new double[] {1 / sum, 1 / sum, 0.75 / sum}, p, 1e-15);
  }

  /** Expected counts of a distribution have it as their maximum. */
  @ParameterizedTest
  @CsvSource({"0.5,0.1", "1,0.3", "3,0.2", "8,0.5", "40,0.8", "2,0.02"})
  void expectedCountsGiveTheirOwn(double size, double probability) {
    NegativeBinomial truth = new NegativeBinomial(size, probability);
    double[] ended = Arrays.stream(truth.truncated(50)).map(p -> 1000 * p).toArray();
    NegativeBinomial found = NegativeBinomialFit.of(counts(ended, new double[50]));
    assertEquals(size, found.size(), 1e-4 * size);
    assertEquals(probability, found.probability(), 1e-4);
  }

  /** No point of a fine grid is higher; and what is cut off counts. */
  @Test
  void noPointOfAGridIsHigher() {
    for (int seed = 0; seed < 20; seed++) {
      RandomStream random = RandomStream.of(seed, "counts", 0);
      int n = 5 + random.nextInt(40);
      double[] ended = new double[n];
      double[] cutAt = new double[n];
      for (int i = 0; i < n; i++) {
        ended[i] = random.nextInt(4) == 0 ? 10 * random.nextDouble() : 0;
        cutAt[i] = random.nextInt(4) == 0 ? 5 * random.nextDouble() : 0;
      }
      ended[random.nextInt(n)] += 1;
      double best = logLikelihood(NegativeBinomialFit.of(counts(ended, cutAt)), ended, cutAt);
      for (double logSize = Math.log(0.05); logSize < Math.log(1000); logSize += 0.1) {
        for (double logRatio = -12; logRatio < -1e-3; logRatio += 0.05) {
          NegativeBinomial other = new NegativeBinomial(Math.exp(logSize), -Math.expm1(logRatio));
          double value = logLikelihood(other, ended, cutAt);
          assertTrue(value <= best + 1e-9, seed + ": " + other + " has " + value + " > " + best);
        }
      }
    }
  }

  /** Durations all of one step, all of the longest, none at all: something sensible. */
  @Test
  void extremes() {
    double[] first = {9, 0, 0, 0};
    double[] last = {0, 0, 0, 9};
    double[] none = new double[4];
    assertEquals(1, NegativeBinomialFit.of(counts(first, none)).truncated(4)[0], 1e-6);
    assertTrue(NegativeBinomialFit.of(counts(last, none)).truncated(4)[3] > 0.99);
    double[] cut = NegativeBinomialFit.of(counts(none, last)).truncated(4);
    assertTrue(cut[3] > 0.99, Arrays.toString(cut));
    DurationEstimate blank =
        DurationEstimate.of(
            new DurationModel(DurationModel.Kind.NEGATIVE_BINOMIAL, 4),
            new double[8],
            0,
            0,
            new boolean[] {true});
    assertEquals(2.5, blank.durations().mean(0), 1e-6);
  }
}
