package org.genera.likelihoods;

import org.genera.api.engine.RandomStream;

/** Draws from a binomial distribution. */
final class BinomialDraw {

  private static final double SMALL = 10;

  private BinomialDraw() {}

  /** A count: by inversion for small means, else by Hörmann's BTRS (1993). */
  static double of(double n, double p, RandomStream random) {
    if (!(p > 0) || !(p < 1)) {
      return p > 0 ? n : 0;
    }
    if (p > 0.5) {
      return n - of(n, 1 - p, random);
    }
    return n * p < SMALL ? byInversion(n, p, random) : byRejection(n, p, random);
  }

  private static double byInversion(double n, double p, RandomStream random) {
    double odds = p / (1 - p);
    double start = StrictMath.exp(n * StrictMath.log1p(-p));
    double u = random.nextDouble();
    double mass = start;
    double k = 0;
    while (u > mass && k < n) {
      u -= mass;
      k++;
      mass *= odds * (n - k + 1) / k;
    }
    return k;
  }

  /** Transformed rejection with squeeze (Hörmann 1993, algorithm BTRS). */
  private static double byRejection(double n, double p, RandomStream random) {
    double spread = Math.sqrt(n * p * (1 - p));
    double b = 1.15 + 2.53 * spread;
    double a = -0.0873 + 0.0248 * b + 0.01 * p;
    double c = n * p + 0.5;
    double vr = 0.92 - 4.2 / b;
    double alpha = (2.83 + 5.1 / b) * spread;
    double logOdds = StrictMath.log(p / (1 - p));
    double mode = Math.floor((n + 1) * p);
    double height = logCoefficient(n, mode) + mode * logOdds;
    while (true) {
      double u = random.nextDouble() - 0.5;
      double v = random.nextDouble();
      double us = 0.5 - Math.abs(u);
      double k = Math.floor((2 * a / us + b) * u + c);
      if (us >= 0.07 && v <= vr) {
        return k;
      }
      if (k >= 0 && k <= n) {
        double log = StrictMath.log(v * alpha / (a / (us * us) + b));
        if (log <= logCoefficient(n, k) + k * logOdds - height) {
          return k;
        }
      }
    }
  }

  private static double logCoefficient(double n, double k) {
    return -LogFactorial.of((long) k) - LogFactorial.of((long) (n - k));
  }
}
