package org.genera.core;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.genera.api.model.Model;

/**
 * What came of a fit.
 *
 * @param model the model
 * @param rows the number of training rows
 * @param seconds from data in memory to parameters
 * @param impossibleRows training rows of density zero, where the log-likelihood is not finite
 * @param validation what the held-out rows say
 */
public record FitResult(
    Model model,
    long rows,
    double seconds,
    OptionalLong impossibleRows,
    Optional<Validation> validation) {

  /**
   * What the held-out rows say.
   *
   * @param rows how many there are
   * @param meanLogLikelihood their mean log p(x) in nats, where the model has a density; of series
   *     by step, as in the summary of a model
   * @param impossibleRows rows of density zero
   * @param figures of series the {@code steps} in which anything is observed, by weight, and of
   *     symbols {@code bitsPerSymbol}; none of rows
   */
  public record Validation(
      long rows,
      OptionalDouble meanLogLikelihood,
      long impossibleRows,
      Map<String, Double> figures) {}
}
