package org.genera.hmm;

import java.util.Arrays;
import java.util.Optional;
import org.genera.api.engine.RandomStream;
import org.genera.hmm.durations.Durations;

/**
 * The Markov chain of the states. Where states have durations it is a chain of phases, a phase
 * being a state and its age (1, 2, …): from (i, a) it goes on to (i, a + 1), or with the
 * probability that a state of this age is left to (j, 1) for a next state j. So a sequence of
 * states has one sequence of phases, and a last duration may be cut off. Without durations phases
 * are the states.
 *
 * @param start p(first state)
 * @param transitions p(next state | state), row-major: {@code [state * states + next]}
 * @param end p(no further step | state), where the length of a series is the chain's too: a row of
 *     the transitions and the state's end then sum to 1 together
 * @param durations how long states last, where transitions to themselves do not say so: then
 *     transitions and ends are of a state that is left
 */
record Chain(
    double[] start, double[] transitions, Optional<double[]> end, Optional<Durations> durations) {

  /** A chain that says nothing of lengths. */
  Chain(double[] start, double[] transitions) {
    this(start, transitions, Optional.empty());
  }

  /** A chain of states whose durations are geometric. */
  Chain(double[] start, double[] transitions, Optional<double[]> end) {
    this(start, transitions, end, Optional.empty());
  }

  int states() {
    return start.length;
  }

  /** How many ages a state has. */
  int ages() {
    return durations.map(Durations::longest).orElse(1);
  }

  /** How many phases there are: {@code [state * ages + age - 1]}. */
  int phases() {
    return Math.multiplyExact(states(), ages());
  }

  /** The state of a phase. */
  int state(int phase) {
    return phase / ages();
  }

  /** p(left after a step | phase). */
  double leaving(int phase) {
    return durations.map(of -> of.leaving()[phase]).orElse(1.0);
  }

  /** p(phase of the next step | phase). */
  double next(int phase, int next) {
    if (next % ages() > 0) {
      return next == phase + 1 ? 1 - leaving(phase) : 0;
    }
    return leaving(phase) * transitions[state(phase) * states() + state(next)];
  }

  /** p(no further step | phase); 1 where lengths are given. */
  double end(int phase) {
    return end.map(of -> leaving(phase) * of[state(phase)]).orElse(1.0);
  }

  /** Sums over the phases of each state. */
  double[] byState(double[] phases) {
    if (durations.isEmpty()) {
      return phases;
    }
    int ages = ages();
    double[] sums = new double[states()];
    for (int i = 0; i < sums.length; i++) {
      for (int a = 0; a < ages; a++) {
        sums[i] += phases[i * ages + a];
      }
    }
    return sums;
  }

  /** Draws chains of phases. Not to be changed while in use. */
  static final class Draws {
    private final Chain chain;
    private final double[] start;
    private final double[][] rows;

    Draws(Chain chain) {
      this.chain = chain;
      start = cumulative(chain.start, 0, chain.states());
      rows = new double[chain.states()][];
      Arrays.setAll(rows, i -> cumulative(chain.transitions, i * rows.length, rows.length));
    }

    int first(RandomStream random) {
      return random.nextIndex(start) * chain.ages();
    }

    /** Whether a series ends after a phase; never where lengths are not the chain's. */
    boolean ends(int phase, RandomStream random) {
      return chain.end.isPresent() && random.nextDouble() < chain.end(phase);
    }

    /** The phase after one that is not the last. */
    int next(int phase, RandomStream random) {
      double[] row = rows[chain.state(phase)];
      if (chain.durations.isPresent()) {
        double leaves = chain.leaving(phase) * row[row.length - 1];
        double stays = 1 - chain.leaving(phase);
        if (random.nextDouble() * (leaves + stays) < stays) {
          return phase + 1;
        }
      }
      return random.nextIndex(row) * chain.ages();
    }

    /** The states of some phases. */
    int[] states(int[] phases) {
      return Arrays.stream(phases).map(chain::state).toArray();
    }

    /** Rising sums of some probabilities. */
    static double[] cumulative(double[] probabilities, int from, int length) {
      double[] sums = Arrays.copyOfRange(probabilities, from, from + length);
      for (int i = 1; i < length; i++) {
        sums[i] += sums[i - 1];
      }
      return sums;
    }
  }
}
