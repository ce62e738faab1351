package org.genera.gmm;

import org.genera.numerics.gaussian.ComponentMoments;
import org.genera.numerics.gaussian.Mixture;
import org.genera.numerics.gaussian.NormalWishart;
import org.genera.numerics.gaussian.NormalWishartPrior;

/**
 * What is believed of a mixture after rows were seen, weights, means and precisions being
 * independent of the rows' components (Bishop 2006, section 10.2).
 *
 * @param weights of the weights
 * @param gaussians of the components
 * @param divergence the Kullback-Leibler divergence from the prior: what the ELBO pays for its
 *     beliefs
 */
record VariationalPosterior(
    WeightPrior.Posterior weights, NormalWishart gaussians, double divergence) {

  /**
   * The update (eqs. 10.58 to 10.63).
   *
   * @param ofWeights what was believed of the weights before
   * @param ofGaussians what was believed of the components before
   * @param moments how the rows were shared among the components
   */
  static VariationalPosterior of(
      WeightPrior ofWeights, NormalWishartPrior ofGaussians, ComponentMoments moments) {
    WeightPrior.Posterior weights = ofWeights.posterior(moments.counts());
    NormalWishart gaussians = ofGaussians.posterior(moments);
    return new VariationalPosterior(
        weights, gaussians, weights.divergence() + gaussians.divergence(ofGaussians));
  }

  /** The mixture of the expected weights, means and precisions. */
  Mixture mixture() {
    return gaussians.expected(weights.expected());
  }

  /** What rows are shared by: {@link NormalWishart#expectedLogDensity}. */
  Mixture expectedLogDensity() {
    return gaussians.expectedLogDensity(weights.expectedLogs());
  }
}
