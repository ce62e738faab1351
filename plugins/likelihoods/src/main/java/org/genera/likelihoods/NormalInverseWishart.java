package org.genera.likelihoods;

import java.util.List;
import org.genera.numerics.Cholesky;
import org.genera.numerics.gaussian.Mixture;
import org.genera.numerics.gaussian.MixtureDensity;

/** The prior of means and covariances. */
final class NormalInverseWishart {

  private NormalInverseWishart() {}

  /**
   * -1/2 Σ (log |Σ| + tr Σ⁻¹ (S + (μ - m)(μ - m)ᵀ)) over the components: the logarithm of the prior
   * for a row's worth of it, up to a constant.
   *
   * @param mixture means μ and covariances Σ
   * @param centre m
   * @param scales the diagonal of S, which has nothing beside it
   */
  static double logDensities(Mixture mixture, double[] centre, double[] scales) {
    List<Cholesky> factors = MixtureDensity.factors(mixture);
    double sum = 0;
    for (int c = 0; c < mixture.components(); c++) {
      Cholesky factor = factors.get(c);
      double[] difference = mixture.mean(c);
      for (int j = 0; j < centre.length; j++) {
        difference[j] -= centre[j];
        double[] spread = new double[centre.length];
        spread[j] = Math.sqrt(scales[j]);
        sum -= 0.5 * squaredLength(factor, spread);
      }
      sum -= 0.5 * (factor.logDeterminant() + squaredLength(factor, difference));
    }
    return sum;
  }

  /** zᵀ Σ⁻¹ z. */
  private static double squaredLength(Cholesky factor, double[] z) {
    factor.solveLower(z);
    double sum = 0;
    for (double value : z) {
      sum += value * value;
    }
    return sum;
  }
}
