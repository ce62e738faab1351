package org.genera.neural.likelihood;

import org.apache.commons.math3.special.Gamma;
import org.genera.api.engine.RandomStream;

/** Draws of Poisson and gamma distributions. */
final class CountDraw {

  /** Below this rate arrivals are counted one by one. */
  private static final double SMALL_RATE = 10;

  private CountDraw() {}

  /** A Poisson count; for large rates by transformed rejection (Hörmann 1993, PTRS). */
  static double poisson(double rate, RandomStream random) {
    if (rate < SMALL_RATE) {
      double count = 0;
      double time = random.nextExponential();
      while (time < rate) {
        count++;
        time += random.nextExponential();
      }
      return count;
    }
    double b = 0.931 + 2.53 * Math.sqrt(rate);
    double a = -0.059 + 0.02483 * b;
    double alpha = 1.1239 + 1.1328 / (b - 3.4);
    double bound = 0.9277 - 3.6224 / (b - 2);
    double logRate = StrictMath.log(rate);
    while (true) {
      double u = random.nextDouble() - 0.5;
      double v = 1 - random.nextDouble();
      double us = 0.5 - Math.abs(u);
      double k = Math.floor((2 * a / us + b) * u + rate + 0.43);
      if (us >= 0.07 && v <= bound) {
        return k;
      }
      if (k >= 0
          && (us >= 0.013 || v <= us)
          && StrictMath.log(v) + StrictMath.log(alpha) - StrictMath.log(a / (us * us) + b)
              <= k * logRate - rate - Gamma.logGamma(k + 1)) {
        return k;
      }
    }
  }

  /** A gamma variable of scale 1 (Marsaglia and Tsang 2000). */
  static double gamma(double shape, RandomStream random) {
    if (shape < 1) {
      double u = Math.max(random.nextDouble(), 0x1p-53);
      return gamma(shape + 1, random) * StrictMath.exp(StrictMath.log(u) / shape);
    }
    double d = shape - 1.0 / 3;
    double c = 1 / Math.sqrt(9 * d);
    while (true) {
      double normal = random.nextGaussian();
      double t = 1 + c * normal;
      double v = t * t * t;
      double u = 1 - random.nextDouble();
      if (v > 0 && StrictMath.log(u) < 0.5 * normal * normal + d - d * v + d * StrictMath.log(v)) {
        return d * v;
      }
    }
  }
}
