package org.genera.gmm;

import java.util.List;
import org.genera.api.engine.RandomStream;
import org.genera.numerics.Cholesky;

/** Draws from a mixture: a component, then a row of it. */
final class MixtureSampler {

  private final Mixture mixture;
  private final double[] cumulative;
  private final List<Cholesky> factors;

  MixtureSampler(Mixture mixture) {
    this.mixture = mixture;
    cumulative = mixture.weights().clone();
    for (int c = 1; c < cumulative.length; c++) {
      cumulative[c] += cumulative[c - 1];
    }
    factors = MixtureDensity.factors(mixture);
  }

  double[] draw(RandomStream random) {
    int component = random.nextIndex(cumulative);
    double[] z = new double[mixture.dimensions()];
    for (int j = 0; j < z.length; j++) {
      z[j] = random.nextGaussian();
    }
    double[] row = factors.get(component).multiply(z);
    for (int j = 0; j < row.length; j++) {
      row[j] += mixture.mean(component, j);
    }
    return row;
  }
}
