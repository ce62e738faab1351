package org.genera.numerics.gaussian;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.numerics.Cholesky;

/** A mixture made ready for evaluation: factors of precisions, and constants. Immutable. */
public final class MixtureDensity {

  /** log 2π. */
  public static final double LOG_2_PI = 1.8378770664093453;

  private final Mixture mixture;
  private final List<QuadraticForm> forms = new ArrayList<>();
  private final double[] logConstants;
  private final Optional<double[]> centre;

  /**
   * Prepares a mixture.
   *
   * @param mixture the parameters
   * @throws GeneraException {@link StandardError#NUMERICAL} if a covariance is singular
   */
  public MixtureDensity(Mixture mixture) {
    this.mixture = mixture;
    logConstants = new double[mixture.components()];
    if (mixture.type().hasCorrelations()) {
      prepareFull();
      centre = Optional.empty();
    } else {
      prepareDiagonal();
      centre = CommonCentre.of(mixture);
    }
  }

  /**
   * What was prepared.
   *
   * @return the parameters
   */
  public Mixture mixture() {
    return mixture;
  }

  /**
   * log weight of a component, plus the logarithm of its density at the mean.
   *
   * @param component which component
   * @return what is to be added to minus half of the quadratic form
   */
  public double logConstant(int component) {
    return logConstants[component];
  }

  /**
   * Evaluates the quadratic forms of tiles.
   *
   * @param tileRows how many rows a tile has at most
   * @return fresh forms, used by one thread at a time
   */
  public TileForms forms(int tileRows) {
    return centre
        .<TileForms>map(common -> new CentredForms(mixture, common, tileRows))
        .orElseGet(() -> new SeparateForms(forms, mixture.dimensions(), tileRows));
  }

  private void prepareFull() {
    List<Cholesky> factors = factors(mixture);
    for (int c = 0; c < mixture.components(); c++) {
      forms.add(QuadraticForm.Full.of(mixture.mean(c), factors.get(c)));
      logConstants[c] = logConstant(mixture, c, factors.get(c).logDeterminant());
    }
  }

  private void prepareDiagonal() {
    for (int c = 0; c < mixture.components(); c++) {
      double[] precisions = new double[mixture.dimensions()];
      double logDeterminant = 0;
      for (int j = 0; j < precisions.length; j++) {
        double variance = mixture.variance(c, j);
        if (!(variance > 0)) {
          throw singular(c);
        }
        precisions[j] = 1 / variance;
        logDeterminant += StrictMath.log(variance);
      }
      forms.add(new QuadraticForm.Diagonal(mixture.mean(c), precisions));
      logConstants[c] = logConstant(mixture, c, logDeterminant);
    }
  }

  private static double logConstant(Mixture mixture, int c, double logDeterminant) {
    return StrictMath.log(mixture.weights()[c])
        - 0.5 * (mixture.dimensions() * LOG_2_PI + logDeterminant);
  }

  /**
   * The factor of each component's covariance; a tied one is factorised once.
   *
   * @param mixture the parameters
   * @return one a component
   */
  public static List<Cholesky> factors(Mixture mixture) {
    List<Cholesky> factors = new ArrayList<>();
    for (int c = 0; c < mixture.components(); c++) {
      factors.add(
          c > 0 && mixture.type() == CovarianceType.TIED ? factors.get(0) : factor(mixture, c));
    }
    return factors;
  }

  private static Cholesky factor(Mixture mixture, int c) {
    return Cholesky.find(mixture.covariance(c), mixture.dimensions())
        .orElseThrow(() -> singular(c));
  }

  private static GeneraException singular(int c) {
    return new GeneraException(
        StandardError.NUMERICAL,
        "The covariance of component "
            + (c + 1)
            + " is singular: increase the floor, ask for fewer components, or leave out"
            + " columns that depend on others.");
  }
}
