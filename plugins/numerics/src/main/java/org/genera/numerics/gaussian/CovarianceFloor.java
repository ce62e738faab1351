package org.genera.numerics.gaussian;

import java.util.Arrays;
import org.apache.commons.math3.exception.MathIllegalStateException;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
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
public record CovarianceFloor(double floor, double[] scales) {

  private static final double RELATIVE_ROUNDING = 1e-6;
  private static final double ROUNDING = 1e-13;
  private static final double NOTHING = 1e-100;
  private static final double SMALLEST_SHARE = 0.01;

  /**
   * The smallest variance of a column.
   *
   * @param column which column
   * @return in squared data units
   */
  public double of(int column) {
    return floor * scales[column];
  }

  /**
   * The smallest variance that all columns have in common.
   *
   * @return the mean of those of the columns
   */
  public double common() {
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
   * @return in how many directions something was raised
   */
  public int raise(double[] covariance) {
    int d = scales.length;
    double[] scaled = scaled(covariance);
    if (isAbove(scaled, d)) {
      return 0;
    }
    EigenDecomposition eigen = decomposition(scaled);
    for (int i = 0; i < d; i++) {
      for (int j = 0; j <= i; j++) {
        double raised = raised(eigen, i, j) * unit(i, j);
        covariance[i * d + j] = raised;
        covariance[j * d + i] = raised;
      }
    }
    return (int) Arrays.stream(eigen.getRealEigenvalues()).filter(value -> value < floor).count();
  }

  /**
   * The columns that have a share in the directions that were raised.
   *
   * @param raised a covariance out of {@link #raise}
   * @return for each column whether it has more than a rounding's share
   */
  public boolean[] columnsAtFloor(double[] raised) {
    EigenDecomposition eigen = decomposition(scaled(raised));
    double limit = floor * (1 + RELATIVE_ROUNDING) + ROUNDING * eigen.getRealEigenvalue(0);
    double[] shares = new double[scales.length];
    for (int m = 0; m < shares.length; m++) {
      for (int j = 0; j < shares.length && eigen.getRealEigenvalue(m) <= limit; j++) {
        double loading = eigen.getV().getEntry(j, m);
        shares[j] += loading * loading;
      }
    }
    boolean[] atFloor = new boolean[shares.length];
    for (int j = 0; j < shares.length; j++) {
      atFloor[j] = shares[j] > SMALLEST_SHARE;
    }
    return atFloor;
  }

  private double[] scaled(double[] covariance) {
    int d = scales.length;
    double[] scaled = new double[d * d];
    for (int i = 0; i < d; i++) {
      for (int j = 0; j < d; j++) {
        scaled[i * d + j] = covariance[i * d + j] / unit(i, j);
      }
    }
    return scaled;
  }

  /** The unit of a covariance; the product of two variances could overflow. */
  private double unit(int i, int j) {
    return Math.sqrt(scales[i]) * Math.sqrt(scales[j]);
  }

  /** All eigenvalues exceed the floor if the matrix less the floor is positive definite. */
  private boolean isAbove(double[] scaled, int d) {
    double[] difference = scaled.clone();
    for (int i = 0; i < d; i++) {
      difference[i * d + i] -= floor;
    }
    return Cholesky.isPositiveDefinite(difference, d);
  }

  private EigenDecomposition decomposition(double[] scaled) {
    try {
      return new EigenDecomposition(symmetric(scaled, scales.length));
    } catch (MathIllegalStateException e) {
      throw new GeneraException(
          StandardError.NUMERICAL,
          "A covariance has broken down; ask for fewer components, or scale the columns.",
          e);
    }
  }

  /**
   * The lower triangle twice, so that rounding leaves no doubt about symmetry. Numbers whose
   * squares vanish, which the decomposition cannot take, are zero.
   */
  private static RealMatrix symmetric(double[] matrix, int d) {
    RealMatrix symmetric = new Array2DRowRealMatrix(d, d);
    for (int i = 0; i < d; i++) {
      for (int j = 0; j <= i; j++) {
        double value = Math.abs(matrix[i * d + j]) < NOTHING ? 0 : matrix[i * d + j];
        symmetric.setEntry(i, j, value);
        symmetric.setEntry(j, i, value);
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
