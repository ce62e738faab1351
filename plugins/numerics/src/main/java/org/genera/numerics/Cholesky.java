package org.genera.numerics;

import java.util.Arrays;
import java.util.Optional;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;

/**
 * The Cholesky factor L of a symmetric positive definite matrix A = L Lᵀ. Matrices are square and
 * row-major; of A only the lower triangle is read.
 */
public final class Cholesky {

  private final double[] lower;
  private final int size;

  private Cholesky(double[] lower, int size) {
    this.lower = lower;
    this.size = size;
  }

  /**
   * Factorises a matrix.
   *
   * @param matrix the matrix, not changed
   * @param size its number of rows
   * @return the factor
   * @throws GeneraException {@link StandardError#NUMERICAL} if the matrix is not positive definite
   */
  public static Cholesky of(double[] matrix, int size) {
    return find(matrix, size)
        .orElseThrow(
            () ->
                new GeneraException(
                    StandardError.NUMERICAL,
                    "A matrix of "
                        + size
                        + " rows is not positive definite: its columns depend on each other, or it"
                        + " is not finite."));
  }

  /**
   * Factorises a matrix, if it can be done.
   *
   * @param matrix the matrix, not changed
   * @param size its number of rows
   * @return the factor, or nothing if the matrix is not positive definite
   */
  public static Optional<Cholesky> find(double[] matrix, int size) {
    double[] lower = matrix.clone();
    return factorise(lower, size) < 0 ? Optional.of(new Cholesky(lower, size)) : Optional.empty();
  }

  /**
   * Whether a matrix is positive definite.
   *
   * @param matrix the matrix, not changed
   * @param size its number of rows
   * @return true if {@link #of} would not throw
   */
  public static boolean isPositiveDefinite(double[] matrix, int size) {
    return find(matrix, size).isPresent();
  }

  /**
   * Replaces a matrix by its factor, with zeros above the diagonal.
   *
   * @param a the matrix
   * @param n its number of rows
   * @return -1, or the first row whose pivot is not positive
   */
  public static int factorise(double[] a, int n) {
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = a[i * n + j];
        for (int m = 0; m < j; m++) {
          sum -= a[i * n + m] * a[j * n + m];
        }
        if (j < i) {
          a[i * n + j] = sum / a[j * n + j];
        } else if (sum > 0 && sum < Double.POSITIVE_INFINITY) {
          a[i * n + i] = Math.sqrt(sum);
        } else {
          return i;
        }
      }
      Arrays.fill(a, i * n + i + 1, (i + 1) * n, 0);
    }
    return -1;
  }

  /**
   * The number of rows.
   *
   * @return zero or more
   */
  public int size() {
    return size;
  }

  /**
   * log det A.
   *
   * @return twice the sum of the logarithms of the factor's diagonal
   */
  public double logDeterminant() {
    double sum = 0;
    for (int i = 0; i < size; i++) {
      sum += StrictMath.log(lower[i * size + i]);
    }
    return 2 * sum;
  }

  /**
   * Replaces b by the solution z of L z = b.
   *
   * @param b as many numbers as rows
   */
  public void solveLower(double[] b) {
    for (int i = 0; i < size; i++) {
      double sum = b[i];
      for (int j = 0; j < i; j++) {
        sum -= lower[i * size + j] * b[j];
      }
      b[i] = sum / lower[i * size + i];
    }
  }

  /**
   * Replaces b by the solution z of Lᵀ z = b.
   *
   * @param b as many numbers as rows
   */
  public void solveUpper(double[] b) {
    for (int i = size - 1; i >= 0; i--) {
      double sum = b[i];
      for (int j = i + 1; j < size; j++) {
        sum -= lower[j * size + i] * b[j];
      }
      b[i] = sum / lower[i * size + i];
    }
  }

  /**
   * Replaces b by the solution x of A x = b.
   *
   * @param b as many numbers as rows
   */
  public void solve(double[] b) {
    solveLower(b);
    solveUpper(b);
  }

  /**
   * L z, which has covariance A where z is standard normal.
   *
   * @param z as many numbers as rows
   * @param product takes the result; another array than z
   */
  public void multiply(double[] z, double[] product) {
    for (int i = 0; i < size; i++) {
      double sum = 0;
      for (int j = 0; j <= i; j++) {
        sum += lower[i * size + j] * z[j];
      }
      product[i] = sum;
    }
  }

  /**
   * The inverse of L, also lower triangular: the factor of the precision, A⁻¹ = WᵀW.
   *
   * @return W, row-major, zeros above the diagonal
   */
  public double[] inverseFactor() {
    double[] inverse = new double[size * size];
    for (int i = 0; i < size; i++) {
      double pivot = lower[i * size + i];
      for (int m = 0; m < i; m++) {
        double factor = lower[i * size + m];
        for (int j = 0; j <= m; j++) {
          inverse[i * size + j] -= factor * inverse[m * size + j];
        }
      }
      for (int j = 0; j < i; j++) {
        inverse[i * size + j] /= pivot;
      }
      inverse[i * size + i] = 1 / pivot;
    }
    return inverse;
  }
}
