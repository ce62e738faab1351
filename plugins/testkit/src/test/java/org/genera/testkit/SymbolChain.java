package org.genera.testkit;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * A chain of two hidden states that emit symbols, slowly and obviously. A negative symbol is
 * missing.
 *
 * @param start p(first state)
 * @param transitions p(next | state), {@code [state][next]}
 * @param emissions p(symbol | state), {@code [state][symbol]}
 */
record SymbolChain(double[] start, double[][] transitions, double[][] emissions) {

  static final int STATES = 2;

  /** How many numbers the parameters of so many symbols are. */
  static int length(int symbols) {
    return STATES + STATES * STATES + STATES * symbols;
  }

  /** Start, transitions and emissions from counts, or from themselves. */
  static SymbolChain of(double[] counts, int symbols) {
    double[][] transitions = new double[STATES][];
    double[][] emissions = new double[STATES][];
    for (int i = 0; i < STATES; i++) {
      int from = STATES + i * STATES;
      transitions[i] = shares(Arrays.copyOfRange(counts, from, from + STATES));
      from = STATES + STATES * STATES + i * symbols;
      emissions[i] = shares(Arrays.copyOfRange(counts, from, from + symbols));
    }
    return new SymbolChain(shares(Arrays.copyOf(counts, STATES)), transitions, emissions);
  }

  static double[] shares(double[] counts) {
    double sum = 0;
    for (double count : counts) {
      sum += count;
    }
    double[] shares = new double[counts.length];
    for (int i = 0; i < shares.length; i++) {
      shares[i] = sum > 0 ? counts[i] / sum : 1.0 / counts.length;
    }
    return shares;
  }

  double[] numbers() {
    return DoubleStream.concat(
            Arrays.stream(start),
            DoubleStream.concat(
                Arrays.stream(transitions).flatMapToDouble(Arrays::stream),
                Arrays.stream(emissions).flatMapToDouble(Arrays::stream)))
        .toArray();
  }

  private double emission(int state, int symbol) {
    return symbol < 0 ? 1 : emissions[state][symbol];
  }

  /** p(next state) after a distribution over states. */
  double[] next(double[] states) {
    double[] next = new double[STATES];
    for (int i = 0; i < STATES; i++) {
      for (int j = 0; j < STATES; j++) {
        next[j] += states[i] * transitions[i][j];
      }
    }
    return next;
  }

  /** p(state and symbol) of a step of which p(state) is predicted. */
  double[] joint(double[] predicted, int symbol) {
    return new double[] {predicted[0] * emission(0, symbol), predicted[1] * emission(1, symbol)};
  }

  /** p(state | steps so far) of each step. */
  double[][] filtered(int[] symbols) {
    double[][] filtered = new double[symbols.length][];
    double[] predicted = start;
    for (int t = 0; t < symbols.length; t++) {
      filtered[t] = shares(joint(predicted, symbols[t]));
      predicted = next(filtered[t]);
    }
    return filtered;
  }

  double logDensity(int[] symbols) {
    double log = 0;
    double[] predicted = start;
    for (int symbol : symbols) {
      double[] joint = joint(predicted, symbol);
      log += Math.log(joint[0] + joint[1]);
      predicted = next(shares(joint));
    }
    return log;
  }

  /** p(symbols from t + 1 on | state of t) up to a factor. */
  private double[][] backward(int[] symbols) {
    double[][] backward = new double[symbols.length][STATES];
    for (int t = symbols.length - 1; t >= 0; t--) {
      for (int i = 0; i < STATES; i++) {
        backward[t][i] = t + 1 == symbols.length ? 1 : 0;
        for (int j = 0; j < STATES && t + 1 < symbols.length; j++) {
          backward[t][i] += transitions[i][j] * emission(j, symbols[t + 1]) * backward[t + 1][j];
        }
      }
      backward[t] = shares(backward[t]);
    }
    return backward;
  }

  /** p(state | series) of each step. */
  double[][] smoothed(int[] symbols) {
    return smoothed(filtered(symbols), backward(symbols));
  }

  private static double[][] smoothed(double[][] filtered, double[][] backward) {
    double[][] smoothed = new double[filtered.length][STATES];
    for (int t = 0; t < smoothed.length; t++) {
      for (int i = 0; i < STATES; i++) {
        smoothed[t][i] = filtered[t][i] * backward[t][i];
      }
      smoothed[t] = shares(smoothed[t]);
    }
    return smoothed;
  }

  /** Adds expected starts, transitions and emissions, in the order of {@link #numbers}. */
  void count(int[] symbols, double weight, double[] counts) {
    double[][] filtered = filtered(symbols);
    double[][] backward = backward(symbols);
    double[][] smoothed = smoothed(filtered, backward);
    int places = emissions[0].length;
    for (int t = 0; t < symbols.length; t++) {
      for (int i = 0; i < STATES; i++) {
        counts[i] += t == 0 ? weight * smoothed[0][i] : 0;
        if (symbols[t] >= 0) {
          counts[STATES + STATES * STATES + i * places + symbols[t]] += weight * smoothed[t][i];
        }
      }
      if (t > 0) {
        double[] pairs = new double[STATES * STATES];
        for (int pair = 0; pair < pairs.length; pair++) {
          int i = pair / STATES;
          int j = pair % STATES;
          pairs[pair] =
              filtered[t - 1][i] * transitions[i][j] * emission(j, symbols[t]) * backward[t][j];
        }
        pairs = shares(pairs);
        for (int pair = 0; pair < pairs.length; pair++) {
          counts[STATES + pair] += weight * pairs[pair];
        }
      }
    }
  }

  /** The most probable states (Viterbi 1967). */
  int[] path(int[] symbols) {
    double[] best = Arrays.stream(start).map(Math::log).toArray();
    int[][] from = new int[symbols.length][STATES];
    for (int t = 0; t < symbols.length; t++) {
      double[] before = best.clone();
      for (int j = 0; j < STATES; j++) {
        double stay = before[0] + Math.log(transitions[0][j]);
        double change = before[1] + Math.log(transitions[1][j]);
        from[t][j] = t > 0 && change > stay ? 1 : 0;
        best[j] = t == 0 ? before[j] : Math.max(stay, change);
        best[j] += Math.log(emission(j, symbols[t]));
      }
    }
    int[] path = new int[symbols.length];
    int state = best[1] > best[0] ? 1 : 0;
    for (int t = symbols.length - 1; t >= 0; t--) {
      path[t] = state;
      state = from[t][state];
    }
    return path;
  }
}
