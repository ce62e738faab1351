package org.genera.hmm;

/** What weighted series say of the chain: expected starts, transitions and ends. */
final class ChainCounts {

  private final Chain chain;

  /** log p(series), times its weight. */
  double logLikelihood;

  /** How many series begin in each state. */
  final double[] starts;

  /** How many end in each state. */
  final double[] ends;

  /** How many transitions there are, over p(next | state): {@code [state * states + next]}. */
  final double[] ratios;

  ChainCounts(Chain chain) {
    this.chain = chain;
    starts = new double[chain.states()];
    ends = new double[chain.states()];
    ratios = new double[chain.transitions().length];
  }

  /** Adds the transitions to a statistics vector. */
  void addTransitions(double[] statistics, int place) {
    for (int i = 0; i < ratios.length; i++) {
      statistics[place + i] += ratios[i] * chain.transitions()[i];
    }
  }
}
