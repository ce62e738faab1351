package org.genera.hmm;

import java.util.Arrays;

/**
 * The most probable sequence of states (Viterbi 1967), by logarithms; of equally probable ones that
 * of the first states. Not thread-safe.
 */
final class Viterbi {

  private final int states;
  private final double[] logStart;
  private final double[] logTransitions;
  private final double[] logEnd;
  private double[] best;
  private double[] reached;
  private int[] from = {};
  private int length;

  Viterbi(Chain chain) {
    states = chain.states();
    logStart = logs(chain.start());
    logTransitions = logs(chain.transitions());
    logEnd = chain.end().map(Viterbi::logs).orElseGet(() -> new double[states]);
    best = new double[states];
    reached = new double[states];
  }

  static double[] logs(double[] probabilities) {
    return Arrays.stream(probabilities).map(StrictMath::log).toArray();
  }

  /** log p(steps so far, the best path to each state), from where {@link #resume} goes on. */
  double[] scores() {
    return best.clone();
  }

  /** The next step is one after steps that have these scores. */
  void resume(double[] scores) {
    System.arraycopy(scores, 0, best, 0, states);
  }

  /**
   * Goes over some steps of a series.
   *
   * @param tile their emissions
   * @param first whether the series begins there
   */
  void forward(EmissionTile tile, boolean first) {
    length = tile.length();
    if (from.length < length * states) {
      from = new int[Math.multiplyExact(length, states)];
    }
    for (int t = 0; t < length; t++) {
      if (t == 0 && first) {
        System.arraycopy(logStart, 0, best, 0, states);
      } else {
        step(t * states);
      }
      for (int i = 0; i < states; i++) {
        best[i] += tile.logs[i][t];
      }
    }
  }

  private void step(int at) {
    Arrays.fill(reached, Double.NEGATIVE_INFINITY);
    for (int i = 0; i < states; i++) {
      for (int j = 0; j < states; j++) {
        double log = best[i] + logTransitions[i * states + j];
        if (log > reached[j]) {
          reached[j] = log;
          from[at + j] = i;
        }
      }
    }
    double[] swapped = best;
    best = reached;
    reached = swapped;
  }

  /** The state in which the best path of a series ends. */
  int last() {
    int last = 0;
    for (int i = 1; i < states; i++) {
      last = best[i] + logEnd[i] > best[last] + logEnd[last] ? i : last;
    }
    return last;
  }

  /**
   * Goes the path back over the steps that {@link #forward} took.
   *
   * @param last the state of the last step
   * @param path takes the states
   * @param place where that of the first step belongs
   * @return the state before the first step; any number where the series begins there
   */
  int back(int last, int[] path, int place) {
    int state = last;
    for (int t = length - 1; t >= 0; t--) {
      path[place + t] = state;
      state = from[t * states + state];
    }
    return state;
  }
}
