package org.genera.numerics.gaussian;

import org.apache.commons.math3.special.Gamma;
import org.genera.numerics.Cholesky;

/**
 * A Wishart distribution of a precision Λ (Bishop 2006, appendix B); in one dimension a gamma
 * distribution.
 *
 * @param inverseScale W⁻¹, row-major
 * @param dimensions its number of rows
 * @param degrees ν, more than the dimensions less 1
 * @param factor of W⁻¹
 */
public record WishartDistribution(
    double[] inverseScale, int dimensions, double degrees, Cholesky factor) {

  private static final double LOG_2 = StrictMath.log(2);
  private static final double LOG_PI = StrictMath.log(StrictMath.PI);

  /**
   * A distribution.
   *
   * @param inverseScale W⁻¹, row-major
   * @param dimensions its number of rows
   * @param degrees ν
   * @return it, with the factor
   * @throws org.genera.api.GeneraException {@link org.genera.api.StandardError#NUMERICAL} if the
   *     matrix is not positive definite
   */
  public static WishartDistribution of(double[] inverseScale, int dimensions, double degrees) {
    return new WishartDistribution(
        inverseScale, dimensions, degrees, Cholesky.of(inverseScale, dimensions));
  }

  /**
   * E log |Λ| (eq. B.81).
   *
   * @return a number
   */
  public double expectedLogDeterminant() {
    double sum = dimensions * LOG_2 - factor.logDeterminant();
    for (int i = 0; i < dimensions; i++) {
      sum += Gamma.digamma(0.5 * (degrees - i));
    }
    return sum;
  }

  /**
   * log |E Λ|.
   *
   * @return a number
   */
  public double logDeterminantOfMean() {
    return dimensions * StrictMath.log(degrees) - factor.logDeterminant();
  }

  /**
   * (E Λ)⁻¹ = W⁻¹ / ν.
   *
   * @return a new array, row-major
   */
  public double[] inverseOfMean() {
    double[] inverse = inverseScale.clone();
    for (int i = 0; i < inverse.length; i++) {
      inverse[i] /= degrees;
    }
    return inverse;
  }

  /**
   * E xᵀ Λ x = ν xᵀ W x.
   *
   * @param x a vector
   * @return a number
   */
  public double expectedForm(double[] x) {
    double[] z = x.clone();
    factor.solveLower(z);
    double sum = 0;
    for (double value : z) {
      sum += value * value;
    }
    return degrees * sum;
  }

  /**
   * The Kullback-Leibler divergence of this from a prior.
   *
   * @param prior of as many dimensions
   * @return zero or more
   */
  public double divergence(WishartDistribution prior) {
    return 0.5 * (degrees - prior.degrees) * expectedLogDeterminant()
        - 0.5 * degrees * dimensions
        + 0.5 * degrees * traceOfProduct(prior)
        + logNormaliser()
        - prior.logNormaliser();
  }

  /** Tr(W₀⁻¹ W). */
  private double traceOfProduct(WishartDistribution prior) {
    double trace = 0;
    for (int j = 0; j < dimensions; j++) {
      double[] column = new double[dimensions];
      for (int i = 0; i < dimensions; i++) {
        column[i] = prior.inverseScale[i * dimensions + j];
      }
      factor.solve(column);
      trace += column[j];
    }
    return trace;
  }

  /** log B(W, ν) (eq. B.79). */
  private double logNormaliser() {
    double sum =
        0.5 * degrees * factor.logDeterminant()
            - 0.5 * degrees * dimensions * LOG_2
            - 0.25 * dimensions * (dimensions - 1) * LOG_PI;
    for (int i = 0; i < dimensions; i++) {
      sum -= Gamma.logGamma(0.5 * (degrees - i));
    }
    return sum;
  }
}
