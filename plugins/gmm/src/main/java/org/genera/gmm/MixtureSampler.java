package org.genera.gmm;

import org.genera.api.engine.RandomStream;
import org.genera.numerics.Cholesky;
import org.jspecify.annotations.Nullable;

/** Draws from a mixture: a component, then a row of it. Not thread-safe. */
final class MixtureSampler {

  private final Mixture mixture;
  private final double[] cumulative;
  private final @Nullable Cholesky[] factors;

  MixtureSampler(Mixture mixture) {
    this.mixture = mixture;
    cumulative = mixture.weights().clone();
    for (int c = 1; c < cumulative.length; c++) {
      cumulative[c] += cumulative[c - 1];
    }
    factors = new @Nullable Cholesky[cumulative.length];
  }

  double[] draw(RandomStream random) {
    int component = random.nextIndex(cumulative);
    double[] z = new double[mixture.dimensions()];
    for (int j = 0; j < z.length; j++) {
      z[j] = random.nextGaussian();
    }
    double[] row = factor(component).multiply(z);
    for (int j = 0; j < row.length; j++) {
      row[j] += mixture.mean(component, j);
    }
    return row;
  }

  /** Made when it is first needed: a conditional mixture often serves for one row. */
  private Cholesky factor(int component) {
    Cholesky factor = factors[component];
    if (factor == null) {
      factor = Cholesky.of(mixture.covariance(component), mixture.dimensions());
      factors[component] = factor;
    }
    return factor;
  }
}
