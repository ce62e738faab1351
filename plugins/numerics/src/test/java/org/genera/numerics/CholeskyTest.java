package org.genera.numerics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.engine.RandomStream;
import org.junit.jupiter.api.Test;

/** Factor, solutions, determinant, and eigenvalues, each against its definition. */
class CholeskyTest {

  private static double[] covariance(int n, long seed) {
    RandomStream random = RandomStream.of(seed, "matrix", 0);
    double[] a = new double[n * n];
    for (int i = 0; i < a.length; i++) {
      a[i] = random.nextGaussian();
    }
    double[] product = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        product[i * n + j] = i == j ? 0.1 : 0;
        for (int m = 0; m < n; m++) {
          product[i * n + j] += a[i * n + m] * a[j * n + m];
        }
      }
    }
    return product;
  }

  private static double[] times(double[] a, double[] x) {
    int n = x.length;
    double[] product = new double[n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        product[i] += a[i * n + j] * x[j];
      }
    }
    return product;
  }

  @Test
  void solvesAndFactorsAgreeWithTheMatrix() {
    for (int n = 1; n <= 12; n++) {
      double[] a = covariance(n, n);
      Cholesky cholesky = Cholesky.of(a, n);
      double[] x = new double[n];
      for (int i = 0; i < n; i++) {
        x[i] = i + 1;
      }
      double[] b = times(a, x);
      cholesky.solve(b);
      assertArrayEquals(x, b, 1e-9);
      double[] z = x.clone();
      cholesky.solveLower(z);
      double[] product = new double[n];
      cholesky.multiply(z, product);
      assertArrayEquals(x, product, 1e-9);
      assertArrayEquals(z, times(cholesky.inverseFactor(), x), 1e-9);
    }
  }

  @Test
  void determinantIsThatOfTheEigenvalues() {
    double[] a = covariance(6, 3);
    double sum = 0;
    for (double value : new EigenDecomposition(matrix(a, 6)).getRealEigenvalues()) {
      sum += Math.log(value);
    }
    assertEquals(sum, Cholesky.of(a, 6).logDeterminant(), 1e-10);
  }

  private static RealMatrix matrix(double[] rowMajor, int n) {
    RealMatrix matrix = new Array2DRowRealMatrix(n, n);
    for (int i = 0; i < n * n; i++) {
      matrix.setEntry(i / n, i % n, rowMajor[i]);
    }
    return matrix;
  }

  @Test
  void matricesThatAreNotPositiveDefiniteAreRefused() {
    double[] singular = {1, 2, 2, 4};
    assertFalse(Cholesky.isPositiveDefinite(singular, 2));
    GeneraException e = assertThrows(GeneraException.class, () -> Cholesky.of(singular, 2));
    assertEquals(StandardError.NUMERICAL, e.code());
    assertFalse(Cholesky.isPositiveDefinite(new double[] {Double.NaN}, 1));
    assertFalse(Cholesky.isPositiveDefinite(new double[] {Double.POSITIVE_INFINITY}, 1));
  }
}
