package org.genera.vae.bound;

import org.genera.api.engine.RandomStream;
import org.genera.vae.network.VaePass;

/** Bounds of log p(x, y) of single rows by several draws of z a row and class. */
public final class BoundEstimator {

  private final VaePass pass;
  private final double[] logPrior;
  private final int draws;

  /**
   * An estimator.
   *
   * @param logPrior log p(y) of each class; one 0 for a model without a label
   * @param draws of z a row and class
   */
  public BoundEstimator(VaePass pass, double[] logPrior, int draws) {
    this.pass = pass;
    this.logPrior = logPrior;
    this.draws = draws;
  }

  /** Bounds of rows that a pass has taken. */
  public ClassBounds bounds(RandomStream random) {
    int rows = pass.rows();
    double[][] elbo = new double[rows][logPrior.length];
    double[][][] logWeights = new double[rows][logPrior.length][draws];
    pass.encode();
    double[][] logClasses = pass.logClasses(logPrior);
    for (int y = 0; y < logPrior.length; y++) {
      code(y);
      for (int draw = 0; draw < draws; draw++) {
        pass.draw(random, 1);
        for (int row = 0; row < rows; row++) {
          double logLikelihood = logPrior[y] + pass.logLikelihood(row, 0);
          elbo[row][y] += (logLikelihood - pass.divergence(row)) / draws;
          logWeights[row][y][draw] = logLikelihood + pass.logPriorOverPosterior(row);
        }
      }
    }
    return new ClassBounds(elbo, logWeights, logClasses);
  }

  private void code(int y) {
    if (pass.isLabelled()) {
      pass.codeClass(y);
    } else {
      pass.codeRows();
    }
  }
}
