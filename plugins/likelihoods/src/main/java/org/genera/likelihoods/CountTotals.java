package org.genera.likelihoods;

import org.apache.commons.math3.special.Gamma;
import org.genera.api.engine.RandomStream;

/**
 * How many counts a row has in all, for each class: negative binomial with mean μ and variance μ +
 * φ μ² (a Poisson whose rate is gamma distributed), or Poisson where φ is 0. It serves to make
 * rows; a likelihood takes the total as given.
 *
 * @param means μ
 * @param dispersions φ
 */
record CountTotals(double[] means, double[] dispersions) {

  /** A share of the counts: each belongs to it by the same chance, whatever the others do. */
  CountTotals thinned(double[] shares) {
    double[] thinned = new double[means.length];
    for (int y = 0; y < thinned.length; y++) {
      thinned[y] = means[y] * shares[y];
    }
    return new CountTotals(thinned, dispersions);
  }

  /**
   * The total of the other counts once some are known: the rate's posterior is a gamma again.
   *
   * @param shares what share the known ones have
   * @param known their total
   */
  CountTotals given(double[] shares, double known) {
    double[] ofRest = new double[means.length];
    double[] dispersion = new double[means.length];
    for (int y = 0; y < ofRest.length; y++) {
      double phi = dispersions[y];
      double rate = means[y] * (1 + phi * known) / (1 + phi * means[y] * shares[y]);
      ofRest[y] = rate * Math.max(0, 1 - shares[y]);
      dispersion[y] = phi / (1 + phi * known);
    }
    return new CountTotals(ofRest, dispersion);
  }

  /** A total. */
  double draw(int y, RandomStream random) {
    double phi = dispersions[y];
    double rate = phi > 0 ? GammaDraw.of(1 / phi, random) * phi * means[y] : means[y];
    return rate > 0 ? PoissonDraw.of(rate, random) : 0;
  }

  /** The most probable total. */
  double mode(int y) {
    return Math.floor(means[y] * Math.max(0, 1 - dispersions[y]));
  }

  /** log p(n | class). */
  double log(int y, double n) {
    double mean = means[y];
    if (!(mean > 0)) {
      return n > 0 ? Double.NEGATIVE_INFINITY : 0;
    }
    double phi = dispersions[y];
    if (!(phi > 0)) {
      return n * StrictMath.log(mean) - mean - LogFactorial.of((long) n);
    }
    double r = 1 / phi;
    return Gamma.logGamma(n + r)
        - Gamma.logGamma(r)
        - LogFactorial.of((long) n)
        - r * StrictMath.log1p(mean * phi)
        + n * (StrictMath.log(mean * phi) - StrictMath.log1p(mean * phi));
  }
}
