package org.genera.numerics;

/**
 * Eigenvalues and eigenvectors of a symmetric matrix by Jacobi's rotations (1846; Golub and Van
 * Loan 2013, 8.5), which find small eigenvalues of scaled matrices to high relative accuracy.
 *
 * @param values the eigenvalues, in no order
 * @param vectors row-major; column j is the unit eigenvector of value j
 */
public record SymmetricEigen(double[] values, double[] vectors) {

  private static final int MAX_SWEEPS = 60;

  /**
   * Decomposes a matrix.
   *
   * @param matrix symmetric, row-major, not changed
   * @param n its number of rows
   * @return eigenvalues and eigenvectors
   */
  public static SymmetricEigen of(double[] matrix, int n) {
    double[] a = matrix.clone();
    double[] v = new double[n * n];
    for (int i = 0; i < n; i++) {
      v[i * n + i] = 1;
    }
    for (int sweep = 0; sweep < MAX_SWEEPS && !isDiagonal(a, n); sweep++) {
      for (int p = 0; p < n; p++) {
        for (int q = p + 1; q < n; q++) {
          rotate(a, v, n, p, q);
        }
      }
    }
    double[] values = new double[n];
    for (int i = 0; i < n; i++) {
      values[i] = a[i * n + i];
    }
    return new SymmetricEigen(values, v);
  }

  private static boolean isDiagonal(double[] a, int n) {
    double off = 0;
    double diagonal = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        off += a[i * n + j] * a[i * n + j];
      }
      diagonal += a[i * n + i] * a[i * n + i];
    }
    return off <= 1e-32 * diagonal;
  }

  private static void rotate(double[] a, double[] v, int n, int p, int q) {
    double apq = a[p * n + q];
    if (apq == 0) {
      return;
    }
    double theta = (a[q * n + q] - a[p * n + p]) / (2 * apq);
    double t = Math.copySign(1, theta) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
    double c = 1 / Math.sqrt(t * t + 1);
    double s = t * c;
    for (int i = 0; i < n; i++) {
      rotatePair(a, i * n + p, i * n + q, c, s);
    }
    for (int i = 0; i < n; i++) {
      rotatePair(a, p * n + i, q * n + i, c, s);
    }
    for (int i = 0; i < n; i++) {
      rotatePair(v, i * n + p, i * n + q, c, s);
    }
  }

  private static void rotatePair(double[] a, int p, int q, double c, double s) {
    double ap = a[p];
    double aq = a[q];
    a[p] = c * ap - s * aq;
    a[q] = s * ap + c * aq;
  }
}
