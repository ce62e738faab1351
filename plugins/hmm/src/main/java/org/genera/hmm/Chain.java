package org.genera.hmm;

import java.util.Arrays;
import java.util.Optional;
import org.genera.api.engine.RandomStream;

/**
 * The Markov chain of the states.
 *
 * @param start p(first state)
 * @param transitions p(next state | state), row-major: {@code [state * states + next]}
 * @param end p(no further step | state), where the length of a series is the chain's too: a row of
 *     the transitions and the state's end then sum to 1 together
 */
record Chain(double[] start, double[] transitions, Optional<double[]> end) {

  /** A chain that says nothing of lengths. */
  Chain(double[] start, double[] transitions) {
    this(start, transitions, Optional.empty());
  }

  int states() {
    return start.length;
  }

  /** Draws chains of states. Not to be changed while in use. */
  static final class Draws {
    private final double[] start;
    private final double[][] rows;
    private final Optional<double[]> end;

    Draws(Chain chain) {
      end = chain.end;
      start = cumulative(chain.start, 0, chain.states());
      rows = new double[chain.states()][];
      Arrays.setAll(rows, i -> cumulative(chain.transitions, i * rows.length, rows.length));
    }

    int first(RandomStream random) {
      return random.nextIndex(start);
    }

    /** Whether a series ends after a state; never where lengths are not the chain's. */
    boolean ends(int state, RandomStream random) {
      return end.isPresent() && random.nextDouble() < end.get()[state];
    }

    /** The state after one that is not the last. */
    int next(int state, RandomStream random) {
      return random.nextIndex(rows[state]);
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
