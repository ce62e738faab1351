package org.genera.hmm;

import java.util.Map;

/**
 * What variational Bayes tells of a fit.
 *
 * @param lowerBound of log p(series), the parameters integrated out
 * @param usedStates how many states at least half a step is expected in
 */
record Evidence(double lowerBound, int usedStates) {

  static final String LOWER_BOUND = "lowerBound";
  static final String USED_STATES = "usedStates";

  private static final double USED = 0.5;

  /** That of the last beliefs, and their statistics. */
  static Evidence of(Plan plan, Plan.Fit fit, double[] statistics) {
    int used = 0;
    for (int j = 0; j < plan.states(); j++) {
      used += steps(plan, statistics, j) >= USED ? 1 : 0;
    }
    return new Evidence(statistics[Plan.LOG_LIKELIHOOD] + fit.logPrior(), used);
  }

  /** The expected number of steps in a state: those that begin series, and those come to. */
  private static double steps(Plan plan, double[] statistics, int state) {
    double steps = statistics[Plan.STARTS + state];
    for (int i = 0; i < plan.states(); i++) {
      steps += statistics[plan.transitions() + i * plan.states() + state];
    }
    return steps;
  }

  void tell(Map<String, Double> figures) {
    figures.put(LOWER_BOUND, lowerBound);
    figures.put(USED_STATES, (double) usedStates);
  }
}
