package org.genera.api.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * How training ended. Part of the model file.
 *
 * @param iterations passes or epochs of the chosen start
 * @param converged whether the tolerance was reached before the limit
 * @param logLikelihood the sum over rows of weight times log p(x) at the final parameters, in nats
 *     and data units, where the family has one
 * @param sumOfWeights the sum of the rows' weights; of a model of series that of the observed steps
 * @param parameters the number of free parameters, by which AIC and BIC penalise
 * @param figures more figures of the family, in order
 */
public record TrainingSummary(
    int iterations,
    boolean converged,
    OptionalDouble logLikelihood,
    double sumOfWeights,
    long parameters,
    Map<String, Double> figures) {

  /** Copies the figures. */
  public TrainingSummary {
    figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
  }

  /**
   * Akaike's criterion (1974): -2 log L + 2 p. Smaller is better.
   *
   * @return the criterion, where there is a likelihood
   */
  public OptionalDouble aic() {
    return logLikelihood.isEmpty()
        ? logLikelihood
        : OptionalDouble.of(-2 * logLikelihood.getAsDouble() + 2.0 * parameters);
  }

  /**
   * Schwarz's criterion (1978): -2 log L + p log n, n being the sum of weights. Smaller is better.
   *
   * @return the criterion, where there is a likelihood
   */
  public OptionalDouble bic() {
    return logLikelihood.isEmpty()
        ? logLikelihood
        : OptionalDouble.of(
            -2 * logLikelihood.getAsDouble() + parameters * StrictMath.log(sumOfWeights));
  }
}
