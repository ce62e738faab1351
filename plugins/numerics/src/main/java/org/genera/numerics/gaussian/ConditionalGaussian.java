package org.genera.numerics.gaussian;

import java.util.Arrays;
import org.genera.numerics.Cholesky;

/**
 * One component split into observed and missing columns: the density of the former, and the
 * distribution of the latter given the former (Bishop 2006, eqs. 2.81 and 2.82). Immutable.
 */
public final class ConditionalGaussian {

  private final double[] observedMean;
  private final double[] missingMean;
  private final Cholesky observedFactor;
  private final double logConstant;
  private final double[] regression;
  private final double[] covariance;

  /**
   * A component.
   *
   * @param mixture the mixture
   * @param component which component
   * @param observed its observed columns
   * @param missing all others
   */
  ConditionalGaussian(Mixture mixture, int component, int[] observed, int[] missing) {
    observedMean = select(mixture, component, observed);
    missingMean = select(mixture, component, missing);
    observedFactor =
        Cholesky.of(mixture.covariance(component, observed, observed), observed.length);
    logConstant =
        -0.5 * (observed.length * MixtureDensity.LOG_2_PI + observedFactor.logDeterminant());
    regression = mixture.covariance(component, missing, observed);
    covariance = mixture.covariance(component, missing, missing);
    regress(missing.length, observed.length);
  }

  private static double[] select(Mixture mixture, int component, int[] columns) {
    double[] selected = new double[columns.length];
    for (int i = 0; i < columns.length; i++) {
      selected[i] = mixture.mean(component, columns[i]);
    }
    return selected;
  }

  /** Turns Σ_mo into Σ_mo Σ_oo⁻¹ and Σ_mm into Σ_mm - Σ_mo Σ_oo⁻¹ Σ_om. */
  private void regress(int missing, int observed) {
    double[][] half = new double[missing][];
    for (int i = 0; i < missing; i++) {
      half[i] = Arrays.copyOfRange(regression, i * observed, (i + 1) * observed);
      observedFactor.solveLower(half[i]);
    }
    for (int i = 0; i < missing; i++) {
      for (int j = 0; j <= i; j++) {
        double explained = dot(half[i], half[j]);
        covariance[i * missing + j] -= explained;
        covariance[j * missing + i] = covariance[i * missing + j];
      }
    }
    for (int i = 0; i < missing; i++) {
      observedFactor.solveUpper(half[i]);
      System.arraycopy(half[i], 0, regression, i * observed, observed);
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /**
   * The log-density of the observed columns.
   *
   * @param observed their values
   * @return negative infinity where it is not a number
   */
  public double logDensity(double[] observed) {
    double[] z = new double[observed.length];
    for (int i = 0; i < z.length; i++) {
      z[i] = observed[i] - observedMean[i];
    }
    observedFactor.solveLower(z);
    double logDensity = logConstant - 0.5 * dot(z, z);
    return Double.isNaN(logDensity) ? Double.NEGATIVE_INFINITY : logDensity;
  }

  /**
   * The mean of the missing columns given the observed ones.
   *
   * @param observed their values
   * @return a new array
   */
  public double[] mean(double[] observed) {
    double[] mean = missingMean.clone();
    for (int i = 0; i < mean.length; i++) {
      for (int j = 0; j < observed.length; j++) {
        mean[i] += regression[i * observed.length + j] * (observed[j] - observedMean[j]);
      }
    }
    return mean;
  }

  /**
   * The covariance of the missing columns given the observed ones.
   *
   * @return row-major
   */
  public double[] covariance() {
    return covariance;
  }
}
