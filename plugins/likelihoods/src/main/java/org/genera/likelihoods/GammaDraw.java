package org.genera.likelihoods;

import org.genera.api.engine.RandomStream;

/** Draws from a gamma distribution. */
final class GammaDraw {

  private GammaDraw() {}

  /** A number with mean shape and variance shape (Marsaglia and Tsang 2000). */
  static double of(double shape, RandomStream random) {
    if (shape < 1) {
      double boost = StrictMath.exp(-random.nextExponential() / shape);
      return of(shape + 1, random) * boost;
    }
    double d = shape - 1.0 / 3;
    double c = 1 / Math.sqrt(9 * d);
    while (true) {
      double x = random.nextGaussian();
      double v = 1 + c * x;
      if (v > 0) {
        v = v * v * v;
        double u = random.nextDouble();
        if (u > 0 && StrictMath.log(u) < 0.5 * x * x + d - d * v + d * StrictMath.log(v)) {
          return d * v;
        }
      }
    }
  }
}
