package org.genera.likelihoods;

import java.util.Arrays;
import org.genera.api.engine.RandomStream;

/** Draws terms by their probabilities. Immutable. */
final class MultinomialDraw {

  /** Conditional binomials are faster for more draws than this many a term. */
  private static final int MANY = 4;

  private final double[] probabilities;
  private final double[] cumulative;

  /**
   * Draws.
   *
   * @param probabilities of the terms, up to a factor
   */
  MultinomialDraw(double[] probabilities) {
    this.probabilities = probabilities;
    cumulative = probabilities.clone();
    for (int i = 1; i < cumulative.length; i++) {
      cumulative[i] += cumulative[i - 1];
    }
    if (!(cumulative[cumulative.length - 1] > 0)) {
      Arrays.setAll(cumulative, i -> i + 1.0);
    }
  }

  /** One term. */
  int one(RandomStream random) {
    return random.nextIndex(cumulative);
  }

  /** How often each term comes in n draws. */
  double[] counts(double n, RandomStream random) {
    double[] counts = new double[probabilities.length];
    if (n <= MANY * (double) counts.length) {
      for (int i = 0; i < n; i++) {
        counts[one(random)]++;
      }
    } else {
      byBinomials(n, counts, random);
    }
    return counts;
  }

  private void byBinomials(double n, double[] counts, RandomStream random) {
    double left = n;
    for (int term = counts.length - 1; term > 0 && left > 0; term--) {
      double before = cumulative[term - 1];
      double share = (cumulative[term] - before) / cumulative[term];
      counts[term] = BinomialDraw.of(left, share, random);
      left -= counts[term];
    }
    counts[0] += left;
  }
}
