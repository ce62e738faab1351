package org.genera.gmm;

import org.genera.numerics.gaussian.CovarianceType;
import org.genera.numerics.gaussian.Mixture;

/** The definitions, as plainly as possible: what the fast code is held against. */
final class SlowMixture {

  private SlowMixture() {}

  /** log N(x; μ, Σ) by elimination. */
  static double logNormal(double[] x, double[] mean, double[] covariance) {
    int d = x.length;
    double[][] a = new double[d][d + 1];
    for (int i = 0; i < d; i++) {
      System.arraycopy(covariance, i * d, a[i], 0, d);
      a[i][d] = x[i] - mean[i];
    }
    double logDeterminant = 0;
    for (int p = 0; p < d; p++) {
      logDeterminant += Math.log(a[p][p]);
      for (int i = p + 1; i < d; i++) {
        double factor = a[i][p] / a[p][p];
        for (int j = p; j <= d; j++) {
          a[i][j] -= factor * a[p][j];
        }
      }
    }
    double[] y = new double[d];
    double form = 0;
    for (int i = d - 1; i >= 0; i--) {
      y[i] = a[i][d];
      for (int j = i + 1; j < d; j++) {
        y[i] -= a[i][j] * y[j];
      }
      y[i] /= a[i][i];
      form += y[i] * (x[i] - mean[i]);
    }
    return -0.5 * (d * Math.log(2 * Math.PI) + logDeterminant + form);
  }

  /** p(x), and into shares p(component | x). */
  static double density(Mixture mixture, double[] x, double[] shares) {
    double sum = 0;
    for (int c = 0; c < shares.length; c++) {
      shares[c] =
          mixture.weights()[c] * Math.exp(logNormal(x, mixture.mean(c), mixture.covariance(c)));
      sum += shares[c];
    }
    for (int c = 0; c < shares.length; c++) {
      shares[c] /= sum;
    }
    return sum;
  }

  static double density(Mixture mixture, double[] x) {
    return density(mixture, x, new double[mixture.components()]);
  }

  /** One EM iteration for full covariances of complete rows: the textbook's sums. */
  static Mixture emStep(Mixture mixture, double[][] columns, double[] weights) {
    return emStep(mixture, columns, weights, (row, component) -> true);
  }

  /** Which components may have made a row. */
  interface Mask {
    boolean allows(int row, int component);
  }

  /** The same where only some components may have made each row. */
  static Mixture emStep(Mixture mixture, double[][] columns, double[] weights, Mask mask) {
    int k = mixture.components();
    int d = columns.length;
    int n = weights.length;
    double[][] shares = new double[n][k];
    double[] counts = new double[k];
    double[] means = new double[k * d];
    double total = 0;
    for (int row = 0; row < n; row++) {
      density(mixture, NumericFeatures.row(columns, row), shares[row]);
      restrict(shares[row], row, mask);
      total += weights[row];
      for (int c = 0; c < k; c++) {
        counts[c] += weights[row] * shares[row][c];
        for (int j = 0; j < d; j++) {
          means[c * d + j] += weights[row] * shares[row][c] * columns[j][row];
        }
      }
    }
    double[] shareOfAll = new double[k];
    double[] covariances = new double[k * d * d];
    for (int c = 0; c < k; c++) {
      shareOfAll[c] = counts[c] / total;
      for (int j = 0; j < d; j++) {
        means[c * d + j] /= counts[c];
      }
      for (int row = 0; row < n; row++) {
        for (int i = 0; i < d; i++) {
          for (int j = 0; j < d; j++) {
            covariances[(c * d + i) * d + j] +=
                weights[row]
                    * shares[row][c]
                    * (columns[i][row] - means[c * d + i])
                    * (columns[j][row] - means[c * d + j])
                    / counts[c];
          }
        }
      }
    }
    return new Mixture(CovarianceType.FULL, shareOfAll, means, covariances);
  }

  private static void restrict(double[] shares, int row, Mask mask) {
    double sum = 0;
    for (int c = 0; c < shares.length; c++) {
      shares[c] = mask.allows(row, c) ? shares[c] : 0;
      sum += shares[c];
    }
    for (int c = 0; c < shares.length; c++) {
      shares[c] /= sum;
    }
  }
}
