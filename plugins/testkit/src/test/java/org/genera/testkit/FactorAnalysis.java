package org.genera.testkit;

import java.util.Arrays;

/**
 * x = mean + W z + noise, z standard normal, the noise of columns independent: the linear-Gaussian
 * model, in which the posterior of z and log p(x) are known in closed form (Tipping and Bishop
 * 1999, Probabilistic principal component analysis; Bartholomew, Latent variable models and factor
 * analysis). Slow and plain.
 *
 * @param mean of x
 * @param loadings W, {@code [column][factor]}
 * @param noise variances, a column
 */
record FactorAnalysis(double[] mean, double[][] loadings, double[] noise) {

  /**
   * As many factors as columns, so that W Wᵀ + noise is a given covariance: the noise of a column
   * is so small a part of its variance given the others that the rest is positive definite, and W
   * is its Cholesky factor.
   */
  static FactorAnalysis of(Gaussian gaussian) {
    int d = gaussian.dimensions();
    double[] noise = new double[d];
    double[][] rest = new double[d][];
    for (int j = 0; j < d; j++) {
      double[] others = gaussian.mean().clone();
      others[j] = Double.NaN;
      noise[j] = gaussian.given(others).covariance()[j][j] / (2 * d);
      rest[j] = gaussian.covariance()[j].clone();
      rest[j][j] -= noise[j];
    }
    return new FactorAnalysis(gaussian.mean(), cholesky(rest), noise);
  }

  private static double[][] cholesky(double[][] matrix) {
    double[][] lower = new double[matrix.length][matrix.length];
    for (int i = 0; i < matrix.length; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = matrix[i][j];
        for (int k = 0; k < j; k++) {
          sum -= lower[i][k] * lower[j][k];
        }
        lower[i][j] = i == j ? Math.sqrt(sum) : sum / lower[j][j];
      }
    }
    return lower;
  }

  int factors() {
    return loadings.length;
  }

  /** The mean of p(x | z). */
  double[] decode(double[] z) {
    double[] x = mean.clone();
    for (int j = 0; j < x.length; j++) {
      for (int k = 0; k < z.length; k++) {
        x[j] += loadings[j][k] * z[k];
      }
    }
    return x;
  }

  /** log p(x | z) of what is not NaN in a row. */
  double logLikelihood(double[] x, double[] z) {
    double[] expected = decode(z);
    double sum = 0;
    for (int j = 0; j < x.length; j++) {
      if (!Double.isNaN(x[j])) {
        double error = x[j] - expected[j];
        sum -= 0.5 * (Math.log(2 * Math.PI * noise[j]) + error * error / noise[j]);
      }
    }
    return sum;
  }

  /** p(z | x) given what is not NaN in a row, by conditioning the joint distribution of both. */
  Gaussian posterior(double[] x) {
    int d = mean.length;
    double[] both = Arrays.copyOf(x, d + factors());
    Arrays.fill(both, d, both.length, Double.NaN);
    int[] latents = new int[factors()];
    Arrays.setAll(latents, k -> d + k);
    return joint().given(both).select(latents);
  }

  private Gaussian joint() {
    int d = mean.length;
    double[][] covariance = new double[d + factors()][d + factors()];
    for (int i = 0; i < d; i++) {
      covariance[i][i] += noise[i];
      for (int k = 0; k < factors(); k++) {
        covariance[i][d + k] = loadings[i][k];
        covariance[d + k][i] = loadings[i][k];
        for (int j = 0; j < d; j++) {
          covariance[i][j] += loadings[i][k] * loadings[j][k];
        }
      }
    }
    for (int k = 0; k < factors(); k++) {
      covariance[d + k][d + k] = 1;
    }
    return new Gaussian(Arrays.copyOf(mean, d + factors()), covariance);
  }
}
