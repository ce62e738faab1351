package org.genera.gmm;

import java.util.ArrayList;
import java.util.List;
import org.genera.numerics.gaussian.CovarianceType;
import org.genera.numerics.gaussian.Mixture;

/**
 * What is believed of a mixture after rows were seen, weights, means and precisions being
 * independent of the rows' components (Bishop 2006, section 10.2). Immutable.
 *
 * <p>Precisions are one Wishart distribution a component (full), one for all (tied), one a
 * component and column (diagonal), or one number a component (spherical).
 */
final class VariationalPosterior {

  private final VariationalPrior prior;
  private final CovarianceType type;
  private final int k;
  private final int d;
  private final WeightPrior.Posterior weights;
  private final double[] means;
  private final double[] meanPrecisions;
  private final List<WishartDistribution> precisions = new ArrayList<>();

  /**
   * The update (eqs. 10.58 to 10.63).
   *
   * @param prior what was believed before
   * @param moments how the rows were shared among the components
   */
  VariationalPosterior(VariationalPrior prior, ComponentMoments moments) {
    this.prior = prior;
    type = moments.type();
    k = moments.counts().length;
    d = prior.mean().length;
    weights = prior.weights().posterior(moments.counts());
    means = new double[k * d];
    meanPrecisions = new double[k];
    for (int c = 0; c < k; c++) {
      double count = moments.counts()[c];
      meanPrecisions[c] = prior.meanPrecision() + count;
      for (int j = 0; j < d; j++) {
        means[c * d + j] =
            (prior.meanPrecision() * prior.mean()[j] + count * moments.means()[c * d + j])
                / meanPrecisions[c];
      }
    }
    updatePrecisions(moments);
  }

  private void updatePrecisions(ComponentMoments moments) {
    switch (type) {
      case FULL -> {
        for (int c = 0; c < k; c++) {
          double[] inverseScale = prior.ofMatrix().inverseScale().clone();
          addScatter(moments, c, inverseScale);
          precisions.add(WishartDistribution.of(inverseScale, d, d + moments.counts()[c]));
        }
      }
      case TIED -> {
        double[] inverseScale = prior.ofMatrix().inverseScale().clone();
        double total = 0;
        for (int c = 0; c < k; c++) {
          addScatter(moments, c, inverseScale);
          total += moments.counts()[c];
        }
        precisions.add(WishartDistribution.of(inverseScale, d, d + total));
      }
      case DIAGONAL -> {
        for (int c = 0; c < k; c++) {
          for (int j = 0; j < d; j++) {
            double inverseScale = prior.scales()[j] + scatter(moments, c, j, j);
            precisions.add(
                WishartDistribution.of(new double[] {inverseScale}, 1, 1 + moments.counts()[c]));
          }
        }
      }
      case SPHERICAL -> {
        for (int c = 0; c < k; c++) {
          double inverseScale = prior.ofSphere().inverseScale()[0];
          for (int j = 0; j < d; j++) {
            inverseScale += scatter(moments, c, j, j);
          }
          precisions.add(
              WishartDistribution.of(new double[] {inverseScale}, 1, 1 + d * moments.counts()[c]));
        }
      }
    }
  }

  private void addScatter(ComponentMoments moments, int c, double[] sum) {
    for (int i = 0; i < d; i++) {
      for (int j = 0; j < d; j++) {
        sum[i * d + j] += scatter(moments, c, Math.min(i, j), Math.max(i, j));
      }
    }
  }

  /** N S + β₀ N / (β₀ + N) (x̄ - m₀)(x̄ - m₀)ᵀ (eq. 10.62). */
  private double scatter(ComponentMoments moments, int c, int i, int j) {
    double pull = prior.meanPrecision() * moments.counts()[c] / meanPrecisions[c];
    return moments.scatter(c, i, j)
        + pull
            * (moments.means()[c * d + i] - prior.mean()[i])
            * (moments.means()[c * d + j] - prior.mean()[j]);
  }

  /** The mixture of the expected weights, means and precisions. */
  Mixture mixture() {
    return new Mixture(type, weights.expected(), means, covariances());
  }

  private double[] covariances() {
    double[] covariances = new double[type.length(k, d)];
    int place = 0;
    for (WishartDistribution precision : precisions) {
      double[] inverse = precision.inverseOfMean();
      System.arraycopy(inverse, 0, covariances, place, inverse.length);
      place += inverse.length;
    }
    return covariances;
  }

  /**
   * Gaussians with weights that do not sum to 1, whose log-density at x is what rows are shared by:
   * E log π + E log N(x; μ, Λ⁻¹) (eq. 10.46). With cells missing, those are integrated out.
   */
  Mixture expectedLogDensity() {
    double[] factors = new double[k];
    for (int c = 0; c < k; c++) {
      factors[c] =
          StrictMath.exp(
              weights.expectedLogs()[c]
                  + 0.5 * (expectedLogDeterminant(c) - logDeterminantOfMean(c))
                  - 0.5 * d / meanPrecisions[c]);
    }
    return new Mixture(type, factors, means, covariances());
  }

  private double expectedLogDeterminant(int c) {
    return switch (type) {
      case FULL -> precisions.get(c).expectedLogDeterminant();
      case TIED -> precisions.get(0).expectedLogDeterminant();
      case DIAGONAL ->
          precisions.subList(c * d, c * d + d).stream()
              .mapToDouble(WishartDistribution::expectedLogDeterminant)
              .sum();
      case SPHERICAL -> d * precisions.get(c).expectedLogDeterminant();
    };
  }

  private double logDeterminantOfMean(int c) {
    return switch (type) {
      case FULL -> precisions.get(c).logDeterminantOfMean();
      case TIED -> precisions.get(0).logDeterminantOfMean();
      case DIAGONAL ->
          precisions.subList(c * d, c * d + d).stream()
              .mapToDouble(WishartDistribution::logDeterminantOfMean)
              .sum();
      case SPHERICAL -> d * precisions.get(c).logDeterminantOfMean();
    };
  }

  /** The Kullback-Leibler divergence from the prior: what the ELBO pays for its beliefs. */
  double divergence() {
    double sum = weights.divergence();
    for (int c = 0; c < k; c++) {
      double ratio = prior.meanPrecision() / meanPrecisions[c];
      sum += 0.5 * d * (ratio - 1 - StrictMath.log(ratio));
      sum += 0.5 * prior.meanPrecision() * expectedForm(c);
    }
    for (int p = 0; p < precisions.size(); p++) {
      sum += precisions.get(p).divergence(precisionPrior(p));
    }
    return sum;
  }

  private WishartDistribution precisionPrior(int index) {
    return switch (type) {
      case FULL, TIED -> prior.ofMatrix();
      case DIAGONAL -> prior.ofColumn(index % d);
      case SPHERICAL -> prior.ofSphere();
    };
  }

  /** E (m - m₀)ᵀ Λ (m - m₀). */
  private double expectedForm(int c) {
    double[] difference = new double[d];
    for (int j = 0; j < d; j++) {
      difference[j] = means[c * d + j] - prior.mean()[j];
    }
    if (type.hasCorrelations()) {
      return precisions.get(type == CovarianceType.TIED ? 0 : c).expectedForm(difference);
    }
    double sum = 0;
    for (int j = 0; j < d; j++) {
      int index = type == CovarianceType.DIAGONAL ? c * d + j : c;
      sum += precisions.get(index).expectedForm(new double[] {difference[j]});
    }
    return sum;
  }
}
