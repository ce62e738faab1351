package org.genera.likelihoods;

import java.util.Arrays;

/** Probabilities under a symmetric Dirichlet prior with parameters 1 + α (Murphy 2012, 3.4). */
public final class Dirichlet {

  private Dirichlet() {}

  /**
   * The mode: (n + α) / Σ (n + α) (eq. 3.47); all alike where nothing is known.
   *
   * @param counts one an outcome
   * @param alpha zero or more
   * @return probabilities
   */
  public static double[] mode(double[] counts, double alpha) {
    double total = Arrays.stream(counts).sum() + alpha * counts.length;
    return Arrays.stream(counts)
        .map(count -> total > 0 ? (count + alpha) / total : 1.0 / counts.length)
        .toArray();
  }

  /** The same among the possible outcomes only. */
  static double[] mode(double[] counts, boolean[] possible, double alpha) {
    double total = 0;
    int outcomes = 0;
    for (int i = 0; i < counts.length; i++) {
      total += possible[i] ? counts[i] + alpha : 0;
      outcomes += possible[i] ? 1 : 0;
    }
    double[] mode = new double[counts.length];
    for (int i = 0; i < counts.length; i++) {
      double share = total > 0 ? (counts[i] + alpha) / total : 1.0 / outcomes;
      mode[i] = possible[i] ? share : 0;
    }
    return mode;
  }

  /** Σ n log p. */
  static double logLikelihood(double[] counts, double[] probabilities) {
    double sum = 0;
    for (int i = 0; i < counts.length; i++) {
      sum += counts[i] > 0 ? counts[i] * StrictMath.log(probabilities[i]) : 0;
    }
    return sum;
  }

  /**
   * α Σ log p, over the outcomes that are possible.
   *
   * @param probabilities of the outcomes
   * @param alpha zero or more
   * @return the logarithm of the prior, up to a constant
   */
  public static double logPrior(double[] probabilities, double alpha) {
    double sum = 0;
    for (double p : probabilities) {
      sum += alpha > 0 && p > 0 ? alpha * StrictMath.log(p) : 0;
    }
    return sum;
  }
}
