package org.genera.likelihoods;

import java.util.OptionalDouble;

/**
 * What was estimated.
 *
 * @param factor the parameters
 * @param logLikelihood the sum over the counted cells of weight times log p(x | class), where the
 *     statistics tell it
 * @param logPrior log p(parameters) up to a constant: what smoothing adds to the objective
 * @param floored how many variances had to be held at the floor
 */
public record Estimate(Factor factor, OptionalDouble logLikelihood, double logPrior, int floored) {

  /** An estimate whose likelihood is known. */
  static Estimate of(Factor factor, double logLikelihood, double logPrior, int floored) {
    return new Estimate(factor, OptionalDouble.of(logLikelihood), logPrior, floored);
  }
}
