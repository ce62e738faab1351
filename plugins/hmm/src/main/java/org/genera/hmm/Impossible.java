package org.genera.hmm;

import org.genera.api.GeneraException;
import org.genera.api.StandardError;

/** Series of probability 0, behind which there are no states. */
final class Impossible {

  private Impossible() {}

  /**
   * Refuses a series.
   *
   * @param logDensity of the series
   * @param row its number in the data, from 0
   */
  static void refuse(double logDensity, long row) {
    if (!(logDensity > Double.NEGATIVE_INFINITY)) {
      throw new GeneraException(
          StandardError.NUMERICAL,
          "Series "
              + (row + 1)
              + " is impossible under the model: there are no states behind it. Train with smoothing"
              + " and transition-smoothing above 0, and allow the transitions that it takes.");
    }
  }

  /** Refuses a step that is impossible after those before it. */
  static void refuseStep(double logDensity) {
    if (!(logDensity > Double.NEGATIVE_INFINITY)) {
      throw new GeneraException(
          StandardError.NUMERICAL,
          "The step is impossible under the model after those before it. Train with smoothing and"
              + " transition-smoothing above 0.");
    }
  }
}
