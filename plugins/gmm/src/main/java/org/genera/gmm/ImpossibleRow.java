package org.genera.gmm;

import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.numerics.gaussian.Mixture;

/** A row so far from every component that its density is zero, so that nothing follows from it. */
record ImpossibleRow(NumericFeatures features, Mixture mixture) {

  /**
   * What to say of it.
   *
   * @param number the row's, from 0
   * @param values its features; NaN is missing
   */
  GeneraException error(long number, double[] values) {
    int farthest = 0;
    double most = -1;
    for (int j = 0; j < values.length; j++) {
      double deviations = deviations(values[j], j);
      if (deviations > most) {
        most = deviations;
        farthest = j;
      }
    }
    return new GeneraException(
        StandardError.INVALID_DATA,
        "Row "
            + (number + 1)
            + ", column '"
            + features.schema().column(farthest).name()
            + "': "
            + values[farthest]
            + " is so far from all that the model knows that nothing follows from it. Correct the"
            + " cell, or mark it as missing.");
  }

  /** How many standard deviations the nearest component is away; -1 for a missing cell. */
  private double deviations(double value, int column) {
    double least = Double.isNaN(value) ? -1 : Double.POSITIVE_INFINITY;
    for (int c = 0; c < mixture.components(); c++) {
      double deviation = Math.sqrt(mixture.variance(c, column));
      least = Math.min(least, Math.abs(value - mixture.mean(c, column)) / deviation);
    }
    return least;
  }
}
