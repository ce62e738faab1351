package org.genera.gmm;

import static org.apache.commons.math3.special.Gamma.digamma;
import static org.apache.commons.math3.special.Gamma.logGamma;

import org.genera.numerics.Cholesky;
import org.genera.numerics.gaussian.CovarianceType;
import org.genera.numerics.gaussian.Mixture;

/**
 * Variational Bayes for full covariances and a Dirichlet prior, row by row: Bishop (2006), eqs.
 * 10.46 to 10.77, as they are printed. Every row has weight 1.
 */
final class SlowVariational {

  private static final double LOG_2_PI = Math.log(2 * Math.PI);

  private final double[][] rows;
  private final int k;
  private final int d;
  private final double alpha0;
  private final double[] m0;
  private final double[][] w0Inverse;
  private double[][] r;
  private final double[] n;
  private final double[][] xBar;
  private final double[][][] s;
  private final double[] alpha;
  private final double[] beta;
  private final double[] nu;
  private final double[][] m;
  private final double[][][] w;

  SlowVariational(double[][] columns, Mixture start, double alpha0, double[] m0, double[] scales) {
    d = columns.length;
    k = start.components();
    rows = new double[columns[0].length][];
    this.alpha0 = alpha0;
    this.m0 = m0;
    w0Inverse = new double[d][d];
    for (int j = 0; j < d; j++) {
      w0Inverse[j][j] = scales[j];
    }
    r = new double[rows.length][k];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = NumericFeatures.row(columns, i);
      SlowMixture.density(start, rows[i], r[i]);
    }
    n = new double[k];
    xBar = new double[k][d];
    s = new double[k][d][d];
    alpha = new double[k];
    beta = new double[k];
    nu = new double[k];
    m = new double[k][d];
    w = new double[k][][];
    maximise();
  }

  void step() {
    expect();
    maximise();
  }

  private double sumOfAlpha() {
    double sum = 0;
    for (double a : alpha) {
      sum += a;
    }
    return sum;
  }

  private double logPi(int c) {
    return digamma(alpha[c]) - digamma(sumOfAlpha());
  }

  private double logLambda(int c) {
    double sum = d * Math.log(2) + logDeterminant(w[c]);
    for (int i = 0; i < d; i++) {
      sum += digamma(0.5 * (nu[c] - i));
    }
    return sum;
  }

  void expect() {
    r = new double[rows.length][k];
    for (int i = 0; i < rows.length; i++) {
      double total = 0;
      for (int c = 0; c < k; c++) {
        double form = d / beta[c] + nu[c] * form(minus(rows[i], m[c]), w[c]);
        r[i][c] = Math.exp(logPi(c) + 0.5 * logLambda(c) - 0.5 * d * LOG_2_PI - 0.5 * form);
        total += r[i][c];
      }
      for (int c = 0; c < k; c++) {
        r[i][c] /= total;
      }
    }
  }

  private void moments(int c) {
    n[c] = 0;
    xBar[c] = new double[d];
    s[c] = new double[d][d];
    for (int i = 0; i < rows.length; i++) {
      n[c] += r[i][c];
      for (int j = 0; j < d; j++) {
        xBar[c][j] += r[i][c] * rows[i][j];
      }
    }
    for (int j = 0; j < d; j++) {
      xBar[c][j] /= n[c];
    }
    for (int i = 0; i < rows.length; i++) {
      double[] x = minus(rows[i], xBar[c]);
      add(s[c], r[i][c] / n[c], x);
    }
  }

  private void maximise() {
    for (int c = 0; c < k; c++) {
      moments(c);
      alpha[c] = alpha0 + n[c];
      beta[c] = 1 + n[c];
      nu[c] = d + n[c];
      double[][] inverse = new double[d][d];
      for (int a = 0; a < d; a++) {
        m[c][a] = (m0[a] + n[c] * xBar[c][a]) / beta[c];
        for (int b = 0; b < d; b++) {
          inverse[a][b] = w0Inverse[a][b] + n[c] * s[c][a][b];
        }
      }
      add(inverse, n[c] / (1 + n[c]), minus(xBar[c], m0));
      w[c] = inverse(inverse);
    }
  }

  /** Eqs. 10.71 to 10.77, with the shares of the last E-step. */
  double elbo() {
    double sum = logGamma(k * alpha0) - k * logGamma(alpha0);
    double logC = logGamma(sumOfAlpha());
    for (int c = 0; c < k; c++) {
      moments(c);
      sum += likelihood(c) + prior(c) + (alpha0 - 1) * logPi(c);
      for (double[] shares : r) {
        sum += shares[c] * logPi(c) - (shares[c] > 0 ? shares[c] * Math.log(shares[c]) : 0);
      }
      sum -= (alpha[c] - 1) * logPi(c);
      logC -= logGamma(alpha[c]);
      sum -=
          0.5 * logLambda(c) + 0.5 * d * Math.log(beta[c] / (2 * Math.PI)) - 0.5 * d - entropy(c);
    }
    return sum - logC;
  }

  private double likelihood(int c) {
    double trace = trace(s[c], w[c]);
    double form = form(minus(xBar[c], m[c]), w[c]);
    return 0.5 * n[c] * (logLambda(c) - d / beta[c] - nu[c] * trace - nu[c] * form - d * LOG_2_PI);
  }

  private double prior(int c) {
    double means =
        d * Math.log(1 / (2 * Math.PI))
            + logLambda(c)
            - d / beta[c]
            - nu[c] * form(minus(m[c], m0), w[c]);
    return 0.5 * means
        + logB(inverse(w0Inverse), d)
        + 0.5 * (d - d - 1) * logLambda(c)
        - 0.5 * nu[c] * trace(w0Inverse, w[c]);
  }

  private double entropy(int c) {
    return -logB(w[c], nu[c]) - 0.5 * (nu[c] - d - 1) * logLambda(c) + 0.5 * nu[c] * d;
  }

  private double logB(double[][] scale, double degrees) {
    double sum =
        -0.5 * degrees * logDeterminant(scale)
            - 0.5 * degrees * d * Math.log(2)
            - 0.25 * d * (d - 1) * Math.log(Math.PI);
    for (int i = 0; i < d; i++) {
      sum -= logGamma(0.5 * (degrees - i));
    }
    return sum;
  }

  /** The mixture of the expected parameters. */
  Mixture mixture() {
    double[] weights = new double[k];
    double[] means = new double[k * d];
    double[] covariances = new double[k * d * d];
    for (int c = 0; c < k; c++) {
      weights[c] = alpha[c] / sumOfAlpha();
      double[][] inverse = inverse(w[c]);
      for (int a = 0; a < d; a++) {
        means[c * d + a] = m[c][a];
        for (int b = 0; b < d; b++) {
          covariances[(c * d + a) * d + b] = inverse[a][b] / nu[c];
        }
      }
    }
    return new Mixture(CovarianceType.FULL, weights, means, covariances);
  }

  private static double[] minus(double[] a, double[] b) {
    double[] difference = new double[a.length];
    for (int i = 0; i < a.length; i++) {
      difference[i] = a[i] - b[i];
    }
    return difference;
  }

  private static void add(double[][] sum, double factor, double[] x) {
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < x.length; j++) {
        sum[i][j] += factor * x[i] * x[j];
      }
    }
  }

  private static double form(double[] x, double[][] a) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < x.length; j++) {
        sum += x[i] * a[i][j] * x[j];
      }
    }
    return sum;
  }

  private static double trace(double[][] a, double[][] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < a.length; j++) {
        sum += a[i][j] * b[j][i];
      }
    }
    return sum;
  }

  private static double[] flat(double[][] a) {
    double[] flat = new double[a.length * a.length];
    for (int i = 0; i < a.length; i++) {
      System.arraycopy(a[i], 0, flat, i * a.length, a.length);
    }
    return flat;
  }

  private static double logDeterminant(double[][] a) {
    return Cholesky.of(flat(a), a.length).logDeterminant();
  }

  private static double[][] inverse(double[][] a) {
    Cholesky factor = Cholesky.of(flat(a), a.length);
    double[][] inverse = new double[a.length][a.length];
    for (int i = 0; i < a.length; i++) {
      inverse[i][i] = 1;
      factor.solve(inverse[i]);
    }
    return inverse;
  }
}
