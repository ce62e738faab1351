package org.genera.numerics.gaussian;

import java.util.List;
import org.genera.numerics.Cholesky;
import org.genera.numerics.LogSumExp;

/** ∇ log p(x) = Σ p(component | x) Σ⁻¹ (μ - x), and what else is taken at one complete row. */
public final class MixtureGradient {

  private final Mixture mixture;
  private final List<Cholesky> factors;
  private final double[] logConstants;

  /**
   * Prepares a mixture.
   *
   * @param mixture the parameters
   */
  public MixtureGradient(Mixture mixture) {
    this.mixture = mixture;
    factors = MixtureDensity.factors(mixture);
    MixtureDensity density = new MixtureDensity(mixture);
    logConstants = new double[mixture.components()];
    for (int c = 0; c < logConstants.length; c++) {
      logConstants[c] = density.logConstant(c);
    }
  }

  /**
   * The log-density of each component times its weight.
   *
   * @param x a complete row
   * @return one a component
   */
  public double[] logJoint(double[] x) {
    double[] logJoint = new double[mixture.components()];
    for (int c = 0; c < logJoint.length; c++) {
      double[] z = difference(x, c);
      factors.get(c).solveLower(z);
      double square = 0;
      for (double value : z) {
        square += value * value;
      }
      logJoint[c] = logConstants[c] - 0.5 * square;
    }
    return logJoint;
  }

  /**
   * The gradient of log p(x) at a row.
   *
   * @param x a complete row
   * @return a number a column
   */
  public double[] at(double[] x) {
    double[] shares = logJoint(x);
    LogSumExp.normalise(shares);
    double[] gradient = new double[x.length];
    for (int c = 0; c < shares.length; c++) {
      double[] pull = difference(x, c);
      factors.get(c).solve(pull);
      for (int j = 0; j < x.length; j++) {
        gradient[j] -= shares[c] * pull[j];
      }
    }
    return gradient;
  }

  private double[] difference(double[] x, int c) {
    double[] difference = new double[x.length];
    for (int j = 0; j < x.length; j++) {
      difference[j] = x[j] - mixture.mean(c, j);
    }
    return difference;
  }
}
