package org.genera.naivebayes.calibration;

/**
 * What held-out rows say of one class.
 *
 * @param logOdds what the model gives the class, one a row
 * @param hits whether it is the row's class
 * @param weights of the rows
 */
record Evidence(double[] logOdds, boolean[] hits, double[] weights) {

  /** The weight of the rows that are of the class, or that are not. */
  double weight(boolean hit) {
    double sum = 0;
    for (int row = 0; row < hits.length; row++) {
      sum += hits[row] == hit ? weights[row] : 0;
    }
    return sum;
  }
}
