package org.genera.hmm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.genera.api.option.Options;
import org.genera.likelihoods.ClassSums;
import org.genera.likelihoods.Dirichlet;
import org.genera.likelihoods.Estimate;
import org.genera.likelihoods.Estimation;
import org.genera.likelihoods.Factor;
import org.genera.likelihoods.Likelihood;

/**
 * What is counted of the data, in the order of the statistics vector: the log-likelihood; the
 * weight of the observed steps; the start counts (states); the transition counts (states x states);
 * then each emission's part.
 *
 * @param states the number of states
 * @param emissions one a column of a step
 */
record Plan(int states, List<Likelihood> emissions) {

  static final int LOG_LIKELIHOOD = 0;
  static final int WEIGHT = 1;
  static final int STARTS = 2;

  /** Where the transition counts begin. */
  int transitions() {
    return STARTS + states;
  }

  /** The length of the statistics vector. */
  int length() {
    return from(emissions.size());
  }

  private int from(int emission) {
    int from = transitions() + Math.multiplyExact(states, states);
    for (int j = 0; j < emission; j++) {
      from = Math.addExact(from, Math.multiplyExact(states, emissions.get(j).length()));
    }
    return from;
  }

  /** An emission's part of a statistics vector. */
  ClassSums sums(int emission, double[] statistics) {
    return new ClassSums(statistics, from(emission), states, emissions.get(emission).length());
  }

  /**
   * What was estimated.
   *
   * @param parameters the most probable ones given the statistics
   * @param logPrior their prior's logarithm, up to a constant
   * @param floored how many variances were held at the floor
   */
  record Fit(Parameters parameters, double logPrior, int floored) {}

  /** The M-step (Rabiner 1989, eq. 40), under Dirichlet priors. */
  Fit estimate(double[] statistics, Options options) {
    double alpha = options.get(HmmOptions.TRANSITION_SMOOTHING);
    double[] start = distribution(statistics, STARTS, alpha);
    double logPrior = Dirichlet.logPrior(start, alpha);
    double[] matrix = new double[states * states];
    for (int i = 0; i < states; i++) {
      double[] row = distribution(statistics, transitions() + i * states, alpha);
      System.arraycopy(row, 0, matrix, i * states, states);
      logPrior += Dirichlet.logPrior(row, alpha);
    }
    Estimation how =
        new Estimation(
            options.get(HmmOptions.SMOOTHING), options.get(HmmOptions.VARIANCE_FLOOR), 0, false);
    List<Factor> factors = new ArrayList<>();
    int floored = 0;
    for (int j = 0; j < emissions.size(); j++) {
      Estimate estimate = emissions.get(j).estimate(sums(j, statistics), how);
      factors.add(estimate.factor());
      logPrior += estimate.logPrior();
      floored += estimate.floored();
    }
    return new Fit(new Parameters(new Chain(start, matrix), factors), logPrior, floored);
  }

  private double[] distribution(double[] statistics, int from, double alpha) {
    return Dirichlet.mode(Arrays.copyOfRange(statistics, from, from + states), alpha);
  }
}
