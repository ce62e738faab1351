package org.genera.vae.network;

import org.genera.api.engine.RandomStream;
import org.genera.numerics.LogSumExp;

/**
 * q(y | x) by Bayes' rule from importance-weighted bounds of log p(x | y) (Burda et al. 2016, eq.
 * 8). The noise of its draws is always the same, so that a row's classes depend on the row alone.
 */
final class BayesPosterior {

  private static final String PURPOSE = "vae-classes";
  private static final int DRAWS = 8;

  private final double[] logPrior;

  BayesPosterior(double[] logPrior) {
    this.logPrior = logPrior;
  }

  /** log q(y | x) of rows that were encoded, row by row, class by class. */
  double[][] logProbabilities(VaePass pass) {
    double[][] logs = new double[pass.rows()][logPrior.length];
    for (int y = 0; y < logPrior.length; y++) {
      pass.codeClass(y);
      pass.drawAlike(RandomStream.of(0, PURPOSE, 0), DRAWS);
      double[] ofDraws = new double[DRAWS];
      for (int row = 0; row < logs.length; row++) {
        for (int k = 0; k < DRAWS; k++) {
          int draw = row * DRAWS + k;
          ofDraws[k] = pass.logLikelihood(draw, 0) + pass.logPriorOverPosterior(draw);
        }
        logs[row][y] = logPrior[y] + LogSumExp.of(ofDraws);
      }
    }
    for (double[] row : logs) {
      double total = LogSumExp.of(row);
      for (int y = 0; y < row.length; y++) {
        row[y] -= total;
      }
    }
    return logs;
  }
}
