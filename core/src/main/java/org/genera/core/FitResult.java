package org.genera.core;

import java.util.Optional;
import java.util.OptionalDouble;
import org.genera.api.model.Model;

/**
 * What came of a fit.
 *
 * @param model the model
 * @param rows the number of training rows
 * @param seconds from data in memory to parameters
 * @param validation what the held-out rows say
 */
public record FitResult(Model model, long rows, double seconds, Optional<Validation> validation) {

  /**
   * What the held-out rows say.
   *
   * @param rows how many there are
   * @param meanLogLikelihood their mean log p(x) in nats, where the model has a density
   */
  public record Validation(long rows, OptionalDouble meanLogLikelihood) {}
}
