package org.genera.numerics.gaussian;

import java.util.Optional;

/**
 * One centre for all components. Squares about it, instead of about each mean, are made once a cell
 * and not once a component, and sums of them are matrix products; but digits are lost where means
 * lie many standard deviations away, so that it serves for components that are not so far apart.
 */
final class CommonCentre {

  /** The square of this, 13 bits, is what may be lost of 53. */
  private static final double MOST_DEVIATIONS = 100;

  private CommonCentre() {}

  /** The mean of a mixture without correlations, if the components lie close enough to it. */
  static Optional<double[]> of(Mixture mixture) {
    double[] centre = new double[mixture.dimensions()];
    for (int c = 0; c < mixture.components(); c++) {
      for (int j = 0; j < centre.length; j++) {
        centre[j] += mixture.weights()[c] * mixture.mean(c, j);
      }
    }
    return isCloseTo(mixture, centre) ? Optional.of(centre) : Optional.empty();
  }

  private static boolean isCloseTo(Mixture mixture, double[] centre) {
    for (int c = 0; c < mixture.components(); c++) {
      for (int j = 0; j < centre.length; j++) {
        double limit = MOST_DEVIATIONS * Math.sqrt(mixture.variance(c, j));
        if (!(Math.abs(mixture.mean(c, j) - centre[j]) <= limit)) {
          return false;
        }
      }
    }
    return true;
  }
}
