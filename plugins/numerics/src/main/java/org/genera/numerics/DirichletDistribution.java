package org.genera.numerics;

import static org.apache.commons.math3.special.Gamma.digamma;
import static org.apache.commons.math3.special.Gamma.logGamma;

import java.util.Arrays;

/**
 * A Dirichlet distribution of probabilities p (Bishop 2006, appendix B).
 *
 * @param concentrations α, one an outcome; 0 for an outcome that is impossible
 */
public record DirichletDistribution(double[] concentrations) {

  /**
   * The same concentration for each outcome.
   *
   * @param outcomes how many
   * @param concentration more than zero
   * @return a symmetric distribution
   */
  public static DirichletDistribution symmetric(int outcomes, double concentration) {
    double[] concentrations = new double[outcomes];
    Arrays.fill(concentrations, concentration);
    return new DirichletDistribution(concentrations);
  }

  /**
   * What is believed after outcomes were counted: α + n. What was impossible stays so.
   *
   * @param counts zero or more, one an outcome
   * @return the posterior
   */
  public DirichletDistribution plus(double[] counts) {
    double[] sums = concentrations.clone();
    Arrays.setAll(sums, i -> sums[i] > 0 ? sums[i] + counts[i] : 0);
    return new DirichletDistribution(sums);
  }

  /**
   * Σ α.
   *
   * @return the concentration of all outcomes
   */
  public double total() {
    return Arrays.stream(concentrations).sum();
  }

  /**
   * E p (eq. B.17).
   *
   * @return probabilities; 0 where an outcome is impossible
   */
  public double[] expected() {
    double total = total();
    return Arrays.stream(concentrations).map(alpha -> alpha / total).toArray();
  }

  /**
   * E log p (eq. B.21).
   *
   * @return one an outcome; negative infinity where it is impossible
   */
  public double[] expectedLogs() {
    double ofTotal = digamma(total());
    return Arrays.stream(concentrations)
        .map(alpha -> alpha > 0 ? digamma(alpha) - ofTotal : Double.NEGATIVE_INFINITY)
        .toArray();
  }

  /**
   * The Kullback-Leibler divergence of this from a prior.
   *
   * @param prior with the same impossible outcomes
   * @return zero or more
   */
  public double divergence(DirichletDistribution prior) {
    double[] logs = expectedLogs();
    double sum = logNormaliser() - prior.logNormaliser();
    for (int i = 0; i < logs.length; i++) {
      double count = concentrations[i] - prior.concentrations[i];
      sum += count > 0 || count < 0 ? count * logs[i] : 0;
    }
    return sum;
  }

  /** log C(α) (eq. B.23). */
  private double logNormaliser() {
    double sum = 0;
    for (double alpha : concentrations) {
      sum -= alpha > 0 ? logGamma(alpha) : 0;
    }
    double total = total();
    return total > 0 ? sum + logGamma(total) : 0;
  }
}
