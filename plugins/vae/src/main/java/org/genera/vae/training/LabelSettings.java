package org.genera.vae.training;

/**
 * How rows with and without a label are learned from.
 *
 * @param logPriors log p(y) of each class
 * @param alpha weight of the log-loss of q(y | x) beside the bound of a row
 * @param share of rows with a label in a micro-batch, at least
 * @param labelledShare what rows with a label are of all
 * @param rows the rows to learn from
 */
record LabelSettings(
    double[] logPriors, double alpha, double share, double labelledShare, int[] rows) {

  int classes() {
    return logPriors.length;
  }

  double logPrior(int y) {
    return logPriors[y];
  }

  int row(int index) {
    return rows[index];
  }

  /** How many rows with a label are drawn beside a number of rows. */
  int extra(int count) {
    return labelledShare >= share
        ? 0
        : (int) Math.ceil(count * (share - labelledShare) / (1 - share));
  }
}
