package org.genera.likelihoods;

import org.apache.commons.math3.special.Gamma;
import org.genera.api.engine.RandomStream;

/** Draws from a Poisson distribution. */
final class PoissonDraw {

  private static final double SMALL = 30;

  private PoissonDraw() {}

  /**
   * A count: by products of uniforms (Knuth 1969) for small rates, else by Hörmann's PTRS (1993).
   */
  static double of(double rate, RandomStream random) {
    return rate < SMALL ? byProducts(rate, random) : byRejection(rate, random);
  }

  private static double byProducts(double rate, RandomStream random) {
    double limit = StrictMath.exp(-rate);
    double product = random.nextDouble();
    int count = 0;
    while (product > limit) {
      product *= random.nextDouble();
      count++;
    }
    return count;
  }

  /** Transformed rejection with squeeze (Hörmann 1993, algorithm PTRS). */
  private static double byRejection(double rate, RandomStream random) {
    double b = 0.931 + 2.53 * Math.sqrt(rate);
    double a = -0.059 + 0.02483 * b;
    double inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
    double vr = 0.9277 - 3.6224 / (b - 2);
    while (true) {
      double u = random.nextDouble() - 0.5;
      double v = random.nextDouble();
      double us = 0.5 - Math.abs(u);
      double k = Math.floor((2 * a / us + b) * u + rate + 0.43);
      if (us >= 0.07 && v <= vr) {
        return k;
      }
      boolean possible = k >= 0 && (us >= 0.013 || v <= us);
      if (possible
          && StrictMath.log(v * inverseAlpha / (a / (us * us) + b))
              <= k * StrictMath.log(rate) - rate - Gamma.logGamma(k + 1)) {
        return k;
      }
    }
  }
}
