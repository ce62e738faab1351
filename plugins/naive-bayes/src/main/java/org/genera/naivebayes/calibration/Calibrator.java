package org.genera.naivebayes.calibration;

/** From the log-odds that a model gives a class to a probability of that class. Immutable. */
interface Calibrator {

  /**
   * The probability of the class.
   *
   * @param logOdds log p / (1 - p) by the model
   * @return strictly between 0 and 1
   */
  double probability(double logOdds);

  /** The numbers that {@link CalibrationMethod#read} makes it from again. */
  double[] toVector();
}
