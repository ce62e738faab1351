package org.genera.numerics.gaussian;

import org.genera.api.engine.RandomStream;
import org.genera.numerics.Cholesky;
import org.jspecify.annotations.Nullable;

/** Draws from a mixture: a component, then a row of it. Not thread-safe. */
public final class MixtureSampler {

  private final Mixture mixture;
  private final double[] cumulative;
  private final @Nullable Cholesky[] factors;
  private final double[] z;

  /**
   * Prepares a mixture.
   *
   * @param mixture the parameters
   */
  public MixtureSampler(Mixture mixture) {
    this.mixture = mixture;
    cumulative = mixture.weights().clone();
    for (int c = 1; c < cumulative.length; c++) {
      cumulative[c] += cumulative[c - 1];
    }
    factors = new @Nullable Cholesky[cumulative.length];
    z = new double[mixture.dimensions()];
  }

  /**
   * Fills x with L z + μ of a component, where z are standard normal deviates.
   *
   * @param random where chance comes from
   * @param x takes a row
   */
  public void draw(RandomStream random, double[] x) {
    int component = random.nextIndex(cumulative);
    for (int j = 0; j < z.length; j++) {
      z[j] = random.nextGaussian();
    }
    factor(component).multiply(z, x);
    int mean = component * x.length;
    for (int j = 0; j < x.length; j++) {
      x[j] += mixture.means()[mean + j];
    }
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
