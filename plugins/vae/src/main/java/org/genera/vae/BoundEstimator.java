package org.genera.vae;

import org.genera.api.engine.RandomStream;
import org.genera.api.model.DensityBound.Bounds;

/** Bounds of log p(x) of single rows by several draws of z, in nats and data units. */
final class BoundEstimator {

  private final VaePass pass;
  private final int draws;

  BoundEstimator(VaePass pass, int draws) {
    this.pass = pass;
    this.draws = draws;
  }

  /** Bounds of rows that a pass has taken. */
  Bounds bounds(int rows, RandomStream random) {
    double[][] logWeights = new double[rows][draws];
    double[] reconstruction = new double[rows];
    pass.encode();
    for (int draw = 0; draw < draws; draw++) {
      pass.draw(random);
      for (int row = 0; row < rows; row++) {
        double logLikelihood = pass.logLikelihood(row, 0);
        reconstruction[row] += logLikelihood / draws;
        logWeights[row][draw] = logLikelihood + pass.logPriorOverPosterior(row);
      }
    }
    double[] elbo = new double[rows];
    double[] weighted = new double[rows];
    double[] errors = new double[rows];
    for (int row = 0; row < rows; row++) {
      elbo[row] = reconstruction[row] - pass.divergence(row);
      weigh(logWeights[row], row, weighted, errors);
    }
    return new Bounds(elbo, weighted, errors);
  }

  /**
   * log (1/k) Σ w (Burda et al. 2016, eq. 8), and its standard error by the delta method: that of
   * the mean of w over the mean of w; NaN for one draw, which says nothing of it.
   */
  private void weigh(double[] logWeights, int row, double[] weighted, double[] errors) {
    double largest = Double.NEGATIVE_INFINITY;
    for (double log : logWeights) {
      largest = Math.max(largest, log);
    }
    double sum = 0;
    double squares = 0;
    for (double log : logWeights) {
      double weight = StrictMath.exp(log - largest);
      sum += weight;
      squares += weight * weight;
    }
    double mean = sum / draws;
    double variance = draws > 1 ? (squares - draws * mean * mean) / (draws - 1) : Double.NaN;
    weighted[row] = largest + StrictMath.log(mean);
    errors[row] = Math.sqrt(Math.max(0, variance) / draws) / mean;
  }
}
