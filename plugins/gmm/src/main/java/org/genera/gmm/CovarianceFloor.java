package org.genera.gmm;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.genera.numerics.Cholesky;

/**
 * Keeps covariances away from singularity: no direction, measured in the columns' own scales, may
 * have a variance below the floor. Raising the eigenvalues that are lower is the exact maximum
 * under this constraint (Ingrassia 2004), so that EM still never lowers the likelihood, and
 * covariances above the floor are not changed at all.
 *
 * @param floor the smallest variance, as a share of the scales
 * @param scales one a column: the variance of the whole column
 */
record CovarianceFloor(double floor, double[] scales) {

  /** The smallest variance of a column. */
  double of(int column) {
    return floor * scales[column];
  }

  /** The smallest variance that all columns have in common. */
  double common() {
    double sum = 0;
    for (double scale : scales) {
      sum += scale;
    }
    return floor * sum / scales.length;
  }

  /**
   * Raises what is below the floor.
   *
   * @param covariance symmetric, row-major; changed in place
   * @return whether anything was raised
   */
  boolean raise(double[] covariance) {
    int d = scales.length;
    double[] scaled = new double[d * d];
    for (int i = 0; i < d; i++) {
      for (int j = 0; j < d; j++) {
        scaled[i * d + j] = covariance[i * d + j] / Math.sqrt(scales[i] * scales[j]);
      }
    }
    if (isAbove(scaled, d)) {
      return false;
    }
    EigenDecomposition eigen = new EigenDecomposition(symmetric(scaled, d));
    for (int i = 0; i < d; i++) {
      for (int j = 0; j <= i; j++) {
        double raised = raised(eigen, i, j) * Math.sqrt(scales[i] * scales[j]);
        covariance[i * d + j] = raised;
        covariance[j * d + i] = raised;
      }
    }
    return true;
  }

  /** All eigenvalues exceed the floor if the matrix less the floor is positive definite. */
  private boolean isAbove(double[] scaled, int d) {
    double[] difference = scaled.clone();
    for (int i = 0; i < d; i++) {
      difference[i * d + i] -= floor;
    }
    return Cholesky.isPositiveDefinite(difference, d);
  }

  /** The lower triangle twice, so that rounding leaves no doubt about symmetry. */
  private static RealMatrix symmetric(double[] matrix, int d) {
    RealMatrix symmetric = new Array2DRowRealMatrix(d, d);
    for (int i = 0; i < d; i++) {
      for (int j = 0; j <= i; j++) {
        symmetric.setEntry(i, j, matrix[i * d + j]);
        symmetric.setEntry(j, i, matrix[i * d + j]);
      }
    }
    return symmetric;
  }

  private double raised(EigenDecomposition eigen, int i, int j) {
    RealMatrix vectors = eigen.getV();
    double sum = 0;
    for (int m = 0; m < scales.length; m++) {
      sum +=
          vectors.getEntry(i, m)
              * Math.max(floor, eigen.getRealEigenvalue(m))
              * vectors.getEntry(j, m);
    }
    return sum;
  }
}
