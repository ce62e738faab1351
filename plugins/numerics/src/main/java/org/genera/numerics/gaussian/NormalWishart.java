package org.genera.numerics.gaussian;

import java.util.List;

/**
 * What is believed of the means and precisions of Gaussians: p(μ | Λ) = N(m, (β Λ)⁻¹) and a Wishart
 * distribution of Λ (Bishop 2006, section 10.2).
 *
 * @param type what the covariances have in common
 * @param means m, {@code [component * d + column]}
 * @param meanPrecisions β, one a component
 * @param precisions one a component (full), one for all (tied), one a component and column
 *     (diagonal), or one number a component (spherical)
 */
public record NormalWishart(
    CovarianceType type,
    double[] means,
    double[] meanPrecisions,
    List<WishartDistribution> precisions) {

  private int components() {
    return meanPrecisions.length;
  }

  private int dimensions() {
    return means.length / components();
  }

  /**
   * The mixture of the expected means and precisions.
   *
   * @param weights of the components
   * @return Gaussians N(m, (E Λ)⁻¹)
   */
  public Mixture expected(double[] weights) {
    double[] covariances = new double[type.length(components(), dimensions())];
    int place = 0;
    for (WishartDistribution precision : precisions) {
      double[] inverse = precision.inverseOfMean();
      System.arraycopy(inverse, 0, covariances, place, inverse.length);
      place += inverse.length;
    }
    return new Mixture(type, weights, means, covariances);
  }

  /**
   * Gaussians with weights that do not sum to 1, whose log-density at x is what rows are shared by:
   * E log π + E log N(x; μ, Λ⁻¹) (eq. 10.46). With cells missing, those are integrated out.
   *
   * @param expectedLogWeights E log π
   * @return a mixture
   */
  public Mixture expectedLogDensity(double[] expectedLogWeights) {
    double[] factors = new double[components()];
    for (int c = 0; c < factors.length; c++) {
      factors[c] =
          StrictMath.exp(
              expectedLogWeights[c]
                  + 0.5 * (expectedLogDeterminant(c) - logDeterminantOfMean(c))
                  - 0.5 * dimensions() / meanPrecisions[c]);
    }
    return expected(factors);
  }

  /** Those of a component: one, or where columns have their own one a column. */
  private List<WishartDistribution> of(int c) {
    int d = dimensions();
    return switch (type) {
      case FULL, SPHERICAL -> precisions.subList(c, c + 1);
      case TIED -> precisions;
      case DIAGONAL -> precisions.subList(c * d, (c + 1) * d);
    };
  }

  /** How often a component's precision stands in the determinant. */
  private int multiplicity() {
    return type == CovarianceType.SPHERICAL ? dimensions() : 1;
  }

  private double expectedLogDeterminant(int c) {
    return multiplicity()
        * of(c).stream().mapToDouble(WishartDistribution::expectedLogDeterminant).sum();
  }

  private double logDeterminantOfMean(int c) {
    return multiplicity()
        * of(c).stream().mapToDouble(WishartDistribution::logDeterminantOfMean).sum();
  }

  /**
   * The Kullback-Leibler divergence from a prior.
   *
   * @param prior what was believed before
   * @return zero or more
   */
  public double divergence(NormalWishartPrior prior) {
    double sum = 0;
    for (int c = 0; c < components(); c++) {
      double ratio = prior.meanPrecision() / meanPrecisions[c];
      sum += 0.5 * dimensions() * (ratio - 1 - StrictMath.log(ratio));
      sum += 0.5 * prior.meanPrecision() * expectedForm(c, prior.mean());
    }
    for (int p = 0; p < precisions.size(); p++) {
      sum += precisions.get(p).divergence(prior.precision(type, p));
    }
    return sum;
  }

  /** E (m - m₀)ᵀ Λ (m - m₀). */
  private double expectedForm(int c, double[] prior) {
    int d = dimensions();
    double[] difference = new double[d];
    for (int j = 0; j < d; j++) {
      difference[j] = means[c * d + j] - prior[j];
    }
    if (type.hasCorrelations()) {
      return of(c).get(0).expectedForm(difference);
    }
    double sum = 0;
    for (int j = 0; j < d; j++) {
      WishartDistribution precision = of(c).get(type == CovarianceType.DIAGONAL ? j : 0);
      sum += precision.expectedForm(new double[] {difference[j]});
    }
    return sum;
  }
}
