package org.genera.hmm;

import org.genera.api.GeneraException;
import org.genera.api.StandardError;

/** Series of probability 0, behind which there are no states. */
final class Impossible {

  private Impossible() {}

  static boolean is(double logDensity) {
    return !(logDensity > Double.NEGATIVE_INFINITY);
  }

  /**
   * Refuses a series.
   *
   * @param logDensity of the series
   * @param row its number in the data, from 0
   */
  static void refuse(double logDensity, long row) {
    if (is(logDensity)) {
      throw new GeneraException(
          StandardError.NUMERICAL,
          "Series "
              + (row + 1)
              + " is impossible under the model: no sequence of states can emit its steps. Correct it,"
              + " or mark what is wrong as missing; where it is the model that is wrong, allow the"
              + " transitions that it takes, and train with smoothing and transition-smoothing above"
              + " 0.");
    }
  }

  /** Refuses a step that is impossible after those before it. */
  static void refuseStep(double logDensity) {
    if (is(logDensity)) {
      throw new GeneraException(
          StandardError.NUMERICAL,
          "The step is impossible under the model after those before it. Correct it, or mark what is"
              + " wrong as missing.");
    }
  }
}
