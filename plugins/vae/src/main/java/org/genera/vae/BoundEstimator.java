package org.genera.vae;

import org.genera.api.engine.RandomStream;
import org.genera.api.model.DensityBound.Bounds;
import org.genera.numerics.LogSumExp;

/**
 * Bounds of log p(x) of single rows by several draws of z, in nats and data units. With a label they
 * are of log Σ p(y) p(x | y), exactly summed over classes: the evidence lower bound is -U(x) of
 * Kingma et al. (2014, eq. 7).
 */
final class BoundEstimator {

  private final VaePass pass;
  private final double[] logPrior;
  private final ClassPosterior classes;
  private final int draws;

  /**
   * An estimator.
   *
   * @param logPrior log p(y) of each class; one 0 for a model without a label
   * @param classes q(y | x), which must not depend on the draws
   * @param draws of z a row (and class)
   */
  BoundEstimator(VaePass pass, double[] logPrior, ClassPosterior classes, int draws) {
    this.pass = pass;
    this.logPrior = logPrior;
    this.classes = classes;
    this.draws = draws;
  }

  /** Of a model without a label. */
  static BoundEstimator unlabelled(VaePass pass, int draws) {
    return new BoundEstimator(pass, new double[1], some -> new double[some.rows()][1], draws);
  }

  /** Bounds of rows that a pass has taken. */
  Bounds bounds(RandomStream random) {
    int rows = pass.rows();
    double[][] elbo = new double[rows][logPrior.length];
    double[][][] logWeights = new double[rows][draws][logPrior.length];
    pass.encode();
    double[][] logClasses = classes.logProbabilities(pass);
    for (int y = 0; y < logPrior.length; y++) {
      code(y);
      for (int draw = 0; draw < draws; draw++) {
        pass.draw(random, 1);
        for (int row = 0; row < rows; row++) {
          double logLikelihood = logPrior[y] + pass.logLikelihood(row, 0);
          elbo[row][y] += (logLikelihood - pass.divergence(row)) / draws;
          logWeights[row][draw][y] = logLikelihood + pass.logPriorOverPosterior(row);
        }
      }
    }
    return bounds(elbo, logWeights, logClasses);
  }

  private void code(int y) {
    if (pass.isLabelled()) {
      pass.codeClass(y);
    } else {
      pass.codeRows();
    }
  }

  private Bounds bounds(double[][] elbo, double[][][] logWeights, double[][] logClasses) {
    int rows = elbo.length;
    double[] bounds = new double[rows];
    double[] weighted = new double[rows];
    double[] errors = new double[rows];
    for (int row = 0; row < rows; row++) {
      for (int y = 0; y < logPrior.length; y++) {
        double log = logClasses[row][y];
        bounds[row] += StrictMath.exp(log) * (elbo[row][y] - log);
      }
      double[] logs = new double[draws];
      for (int draw = 0; draw < draws; draw++) {
        logs[draw] = LogSumExp.of(logWeights[row][draw]);
      }
      weigh(logs, row, weighted, errors);
    }
    return new Bounds(bounds, weighted, errors);
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
