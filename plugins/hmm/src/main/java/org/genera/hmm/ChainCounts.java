package org.genera.hmm;

import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** What weighted series say of the chain: expected starts, transitions, durations and ends. */
final class ChainCounts {

  private final int transitions;

  /** The probabilities of what is counted, in the order of the ratios. */
  private final double[] probabilities;

  /** log p(series), times its weight. */
  double logLikelihood;

  /** How many series begin in each state. */
  final double[] starts;

  /** How many end in each state. */
  final double[] ends;

  /**
   * How many transitions there are, over p(next | state): {@code [state * states + next]}; then,
   * where states have durations, how often each was left at each age, and how often it stayed, over
   * the probabilities of that: {@code [state * ages + age - 1]}.
   */
  final double[] ratios;

  ChainCounts(Chain chain) {
    starts = new double[chain.states()];
    ends = new double[chain.states()];
    transitions = chain.transitions().length;
    probabilities =
        chain
            .durations()
            .map(of -> Stream.of(chain.transitions(), of.leaving(), of.staying()))
            .map(parts -> parts.flatMapToDouble(DoubleStream::of).toArray())
            .orElse(chain.transitions());
    ratios = new double[probabilities.length];
  }

  /** Adds the transitions to a statistics vector. */
  void addTransitions(double[] statistics, int place) {
    add(0, transitions, statistics, place);
  }

  /** Adds how often each state was left, and stayed, at each age, if it was counted. */
  void addDurations(double[] statistics, int place) {
    add(transitions, ratios.length, statistics, place);
  }

  private void add(int from, int to, double[] statistics, int place) {
    for (int i = from; i < to; i++) {
      statistics[place + i - from] += ratios[i] * probabilities[i];
    }
  }
}
