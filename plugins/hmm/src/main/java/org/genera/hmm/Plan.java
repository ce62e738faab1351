package org.genera.hmm;

import java.util.ArrayList;
import java.util.List;
import org.genera.api.ProgressListener;
import org.genera.api.option.Options;
import org.genera.hmm.structure.Structure;
import org.genera.hmm.structure.TiedStates;
import org.genera.likelihoods.ClassSums;
import org.genera.likelihoods.Estimate;
import org.genera.likelihoods.Estimation;
import org.genera.likelihoods.Factor;
import org.genera.likelihoods.Likelihood;

/**
 * What is counted of the data, in the order of the statistics vector: the log-likelihood; the
 * weight of the observed steps; the start counts (states); the transition counts (states x states);
 * the end counts (states), if series end by the chain; how often states were left at each age, and
 * how often they stayed (states x ages each), if they have durations; then each emission's part.
 *
 * @param structure what is fixed of the chain
 * @param tied which states share an emission
 * @param emissions one a column of a step
 */
record Plan(Structure structure, TiedStates tied, List<Likelihood> emissions) {

  static final int LOG_LIKELIHOOD = 0;
  static final int WEIGHT = 1;
  static final int STARTS = 2;

  /** A plan of states that are free, each with its own emission. */
  Plan(int states, List<Likelihood> emissions) {
    this(Structure.free(states), TiedStates.none(states), emissions);
  }

  /** The number of states. */
  int states() {
    return structure.states();
  }

  /** Where the transition counts begin. */
  int transitions() {
    return STARTS + states();
  }

  /** Where the end counts begin, if there are any. */
  int ends() {
    return transitions() + Math.multiplyExact(states(), states());
  }

  /** Where the counts of durations begin, if there are any. */
  int durations() {
    return ends() + (structure.hasEnds() ? states() : 0);
  }

  /** The length of the statistics vector. */
  int length() {
    return from(emissions.size());
  }

  /** Where the emissions' parts begin. */
  int emissionSums() {
    return from(0);
  }

  private int from(int emission) {
    int from = durations() + Math.multiplyExact(2 * states(), structure.durations().longest());
    for (int j = 0; j < emission; j++) {
      from = Math.addExact(from, Math.multiplyExact(states(), emissions.get(j).length()));
    }
    return from;
  }

  /** An emission's part of a statistics vector. */
  ClassSums sums(int emission, double[] statistics) {
    return new ClassSums(statistics, from(emission), states(), emissions.get(emission).length());
  }

  /**
   * What was estimated.
   *
   * @param parameters the most probable ones given the statistics
   * @param logPrior their prior's logarithm, up to a constant
   * @param floored how many variances were held at the floor
   */
  record Fit(Parameters parameters, double logPrior, int floored) {

    /** Parameters from elsewhere. */
    static Fit ofUnknownPrior(Parameters parameters) {
      return new Fit(parameters, Double.NaN, 0);
    }

    boolean isPriorKnown() {
      return !Double.isNaN(logPrior);
    }

    /** Says what is doubtful. */
    void warn(ProgressListener listener) {
      if (floored > 0) {
        listener.warning(
            floored
                + " variances are held at the floor: in a state all numbers of a column are"
                + " (nearly) the same, or columns with a covariance depend on each other.");
      }
    }
  }

  /** The M-step, under priors. */
  Fit estimate(double[] statistics, Options options) {
    ChainEstimate chain = ChainEstimate.of(this, statistics, options);
    double logPrior = chain.logPrior();
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
    return new Fit(new Parameters(chain.chain(), factors), logPrior, floored);
  }

  /** The number of free parameters. */
  long parameters(List<Factor> factors) {
    return structure.parameters()
        + factors.stream().mapToLong(factor -> factor.parameters(states())).sum();
  }
}
