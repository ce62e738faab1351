package org.genera.gmm;

import static org.apache.commons.math3.special.Gamma.digamma;
import static org.apache.commons.math3.special.Gamma.logGamma;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.genera.numerics.DirichletDistribution;

/**
 * What is believed of the weights of a mixture before any row is seen, and how rows change it.
 *
 * @param process whether it is a Dirichlet process, broken into sticks (Blei and Jordan 2006), or a
 *     finite Dirichlet distribution (Bishop 2006, eq. 10.39)
 * @param concentration of the Dirichlet distribution for each component, or of the process; small
 *     numbers want few components
 */
record WeightPrior(boolean process, double concentration) {

  /**
   * What is believed of the weights after rows were seen.
   *
   * @param expectedLogs E log π
   * @param expected E π, made to sum to 1
   * @param divergence the Kullback-Leibler divergence from the prior
   */
  record Posterior(double[] expectedLogs, double[] expected, double divergence) {}

  /** The posterior, given how many rows each component has. */
  Posterior posterior(double[] counts) {
    return process ? sticks(counts) : dirichlet(counts);
  }

  private Posterior dirichlet(double[] counts) {
    DirichletDistribution prior = DirichletDistribution.symmetric(counts.length, concentration);
    DirichletDistribution posterior = prior.plus(counts);
    return new Posterior(
        posterior.expectedLogs(), posterior.expected(), posterior.divergence(prior));
  }

  /**
   * Each stick is Beta(1 + its rows, concentration + rows of later sticks). The largest component
   * has the first stick, which is the order of the highest bound (Kurihara, Welling and Teh 2007).
   */
  private Posterior sticks(double[] counts) {
    double[] logs = new double[counts.length];
    double[] expected = new double[counts.length];
    double later = Arrays.stream(counts).sum();
    double logRest = 0;
    double rest = 1;
    double divergence = 0;
    for (int c : largestFirst(counts)) {
      later = Math.max(0, later - counts[c]);
      double a = 1 + counts[c];
      double b = concentration + later;
      double logStick = digamma(a) - digamma(a + b);
      double logOther = digamma(b) - digamma(a + b);
      logs[c] = logRest + logStick;
      expected[c] = rest * a / (a + b);
      logRest += logOther;
      rest *= b / (a + b);
      divergence +=
          logBeta(1, concentration) - logBeta(a, b) + counts[c] * logStick + later * logOther;
    }
    for (int c = 0; c < expected.length; c++) {
      expected[c] /= 1 - rest;
    }
    return new Posterior(logs, expected, divergence);
  }

  private static int[] largestFirst(double[] counts) {
    return IntStream.range(0, counts.length)
        .boxed()
        .sorted(Comparator.comparingDouble(c -> -counts[c]))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static double logBeta(double a, double b) {
    return logGamma(a) + logGamma(b) - logGamma(a + b);
  }
}
