package org.genera.hmm;

import java.util.Arrays;

/** The most probable sequence of states (Viterbi 1967), by logarithms. Not thread-safe. */
final class Viterbi {

  private final int states;
  private final double[] logStart;
  private final double[] logTransitions;

  Viterbi(Chain chain) {
    states = chain.states();
    logStart = Arrays.stream(chain.start()).map(StrictMath::log).toArray();
    logTransitions = Arrays.stream(chain.transitions()).map(StrictMath::log).toArray();
  }

  /**
   * A sequence of states.
   *
   * @param states one a step
   * @param logProbability log p(steps, states)
   */
  record Path(int[] states, double logProbability) {}

  /**
   * The path of a series; of equally probable ones that of the first states.
   *
   * @param tile its emissions
   * @param steps how many steps it has
   */
  Path of(EmissionTile tile, int steps) {
    int[] from = new int[Math.multiplyExact(steps, states)];
    double[] best = logStart.clone();
    for (int t = 0; t < steps; t++) {
      double[] reached = t == 0 ? best : step(best, from, t * states);
      for (int i = 0; i < states; i++) {
        reached[i] += tile.logs[i][t];
      }
      best = reached;
    }
    int[] path = new int[steps];
    int last = argmax(best);
    double logProbability = best[last];
    for (int t = steps - 1; t >= 0; t--) {
      path[t] = last;
      last = t > 0 ? from[t * states + last] : last;
    }
    return new Path(path, logProbability);
  }

  private double[] step(double[] best, int[] from, int at) {
    double[] reached = new double[states];
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
    return reached;
  }

  static int argmax(double[] values) {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      best = values[i] > values[best] ? i : best;
    }
    return best;
  }
}
