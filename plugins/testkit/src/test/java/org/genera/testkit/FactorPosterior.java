package org.genera.testkit;

/**
 * What stands for p(z | x): itself, or, wide, a distribution of one and a half times its covariance
 * whose mean lies half a standard deviation off in each factor.
 *
 * @param factors the model
 * @param wide whether it is not exact
 */
record FactorPosterior(FactorAnalysis factors, boolean wide) {

  static final double WIDER = 1.5;
  static final double OFF = 0.5;

  /** q(z | x) given what is not NaN in a row. */
  Gaussian of(double[] x) {
    Gaussian exact = factors.posterior(x);
    if (!wide) {
      return exact;
    }
    double[] mean = exact.mean().clone();
    double[][] covariance = new double[mean.length][mean.length];
    for (int i = 0; i < mean.length; i++) {
      mean[i] += OFF * Math.sqrt(exact.covariance()[i][i]);
      for (int j = 0; j < mean.length; j++) {
        covariance[i][j] = WIDER * exact.covariance()[i][j];
      }
    }
    return new Gaussian(mean, covariance);
  }
}
