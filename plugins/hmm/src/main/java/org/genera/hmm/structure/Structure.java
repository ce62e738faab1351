package org.genera.hmm.structure;

import java.util.Arrays;
import java.util.Optional;
import org.genera.hmm.durations.DurationModel;

/**
 * What is not free in a chain of states: starts, transitions and ends that are fixed. Each entry is
 * a probability, 0 where it is forbidden, or {@link #FREE}. Free entries of a distribution share
 * what the fixed ones leave.
 *
 * @param start p(first state), {@code [state]}
 * @param transitions p(next | state), {@code [state * states + next]}
 * @param ends p(end | state), {@code [state]}; empty if series do not end by the chain. With it the
 *     transitions from a state and its end sum to 1
 * @param durations how long states last; unless they are geometric, a state that can be left has no
 *     transition to itself
 */
public record Structure(
    double[] start, double[] transitions, double[] ends, DurationModel durations) {

  /** The mark of an entry that is learnt. */
  public static final double FREE = -1;

  /** What a sum of fixed probabilities may be off by. */
  private static final double ROUNDING = 1e-9;

  /**
   * A structure of states with geometric durations.
   *
   * @param start p(first state)
   * @param transitions p(next | state)
   * @param ends p(end | state), or empty
   */
  public Structure(double[] start, double[] transitions, double[] ends) {
    this(start, transitions, ends, DurationModel.GEOMETRIC);
  }

  /**
   * Nothing fixed, and no ends.
   *
   * @param states how many states
   * @return their structure
   */
  public static Structure free(int states) {
    return new Structure(frees(states), frees(Math.multiplyExact(states, states)), new double[0]);
  }

  static double[] frees(int entries) {
    double[] free = new double[entries];
    Arrays.fill(free, FREE);
    return free;
  }

  /**
   * The number of states.
   *
   * @return one or more
   */
  public int states() {
    return start.length;
  }

  /**
   * Whether series end by the chain.
   *
   * @return false if their lengths are not modelled
   */
  public boolean hasEnds() {
    return ends.length > 0;
  }

  /**
   * Whether nothing is fixed, and there are no ends.
   *
   * @return true for a plain chain
   */
  public boolean isFree() {
    return !hasEnds()
        && Arrays.stream(start).allMatch(Structure::isFree)
        && Arrays.stream(transitions).allMatch(Structure::isFree);
  }

  /**
   * Whether no state can be left for an earlier one.
   *
   * @return true if series go through the states from left to right
   */
  public boolean isForward() {
    for (int i = 0; i < states(); i++) {
      for (int j = 0; j < i; j++) {
        if (transitions[i * states() + j] != 0) {
          return false;
        }
      }
    }
    return states() > 1;
  }

  /**
   * Which states have a distribution of durations: those that can be left, if any have.
   *
   * @return {@code [state]}
   */
  public boolean[] lasting() {
    boolean[] lasting = new boolean[states()];
    for (int i = 0; i < lasting.length; i++) {
      lasting[i] = durations.isExplicit() && transitions[i * states() + i] == 0;
    }
    return lasting;
  }

  static boolean isFree(double entry) {
    return entry == FREE;
  }

  /**
   * What comes after a state: each state, and the end if there is one.
   *
   * @param state a state
   * @return the entries, a copy
   */
  public double[] row(int state) {
    int k = states();
    double[] row = new double[hasEnds() ? k + 1 : k];
    System.arraycopy(transitions, state * k, row, 0, k);
    if (hasEnds()) {
      row[k] = ends[state];
    }
    return row;
  }

  /**
   * The number of free parameters.
   *
   * @return zero or more
   */
  public long parameters() {
    long count = parameters(start);
    for (int i = 0; i < states(); i++) {
      count += parameters(row(i)) + (lasting()[i] ? durations.parameters() : 0);
    }
    return count;
  }

  private static long parameters(double[] entries) {
    return Math.max(0, Arrays.stream(entries).filter(Structure::isFree).count() - 1);
  }

  /** Why some entries are no distribution, if they are none. */
  static Optional<String> fault(double[] entries) {
    double fixed = Arrays.stream(entries).filter(entry -> !isFree(entry)).sum();
    long free = Arrays.stream(entries).filter(Structure::isFree).count();
    if (fixed > 1 + ROUNDING) {
      return Optional.of("its fixed entries sum to " + fixed + ", which is more than 1");
    } else if (free == 0 && fixed < 1 - ROUNDING) {
      return Optional.of(
          "its entries are all fixed, but sum to "
              + fixed
              + " instead of 1; leave one of them empty");
    } else if (free > 0 && fixed > 1 - ROUNDING) {
      return Optional.of(
          "its fixed entries sum to 1, so that nothing is left for those that are free; forbid them"
              + " with 0");
    }
    return Optional.empty();
  }
}
