package org.genera.hmm;

import java.util.Arrays;
import org.genera.numerics.VectorMath;

/**
 * The scaled forward-backward algorithm (Rabiner 1989, section V.A). Loops go over the states of a
 * row of the transition matrix, so that they become vector instructions; what is kept is linear in
 * the steps of the longest series. Not thread-safe.
 */
final class ForwardBackward {

  /** Below this a step's probability is taken again by logarithms, before it is lost. */
  static final double TINY = 1e-200;

  private final int states;
  private final double[] start;
  private final double[] transitions;
  private final double[] transposed;
  private final double[] predicted;
  private final double[] beta;
  private final double[] future;
  private double[] filtered = {};
  private double[] factors = {};
  private double[] logs = {};
  private double[] scratch = {};

  ForwardBackward(Chain chain) {
    states = chain.states();
    start = chain.start();
    transitions = chain.transitions();
    transposed = new double[transitions.length];
    for (int i = 0; i < states; i++) {
      for (int j = 0; j < states; j++) {
        transposed[j * states + i] = transitions[i * states + j];
      }
    }
    predicted = new double[states];
    beta = new double[states];
    future = new double[states];
  }

  /**
   * p(state | steps so far) of each step, and the likelihood.
   *
   * @param tile the emissions of a series
   * @param steps how many steps it has
   * @return log p(steps); negative infinity if they are impossible
   */
  double forward(EmissionTile tile, int steps) {
    reserve(steps);
    System.arraycopy(start, 0, predicted, 0, states);
    for (int t = 0; t < steps; t++) {
      if (t > 0) {
        multiply(filtered, (t - 1) * states, transitions, predicted, states);
      }
      factors[t] = weigh(tile, t);
      if (!(factors[t] > 0)) {
        return Double.NEGATIVE_INFINITY;
      }
    }
    System.arraycopy(factors, 0, logs, 0, steps);
    VectorMath.log(logs, scratch, steps);
    double logLikelihood = 0;
    for (int t = 0; t < steps; t++) {
      logLikelihood += logs[t] + tile.scales[t];
    }
    return logLikelihood;
  }

  private void reserve(int steps) {
    if (factors.length < steps) {
      filtered = new double[Math.multiplyExact(steps, states)];
      factors = new double[steps];
      logs = new double[steps];
      scratch = new double[steps];
    }
  }

  /** The predicted probabilities times the emissions, normalised; the factor of the step. */
  private double weigh(EmissionTile tile, int t) {
    double sum = product(tile, t);
    if (sum < TINY) {
      tile.rescale(t, predicted);
      sum = product(tile, t);
    }
    double inverse = 1 / sum;
    for (int i = 0; i < states; i++) {
      filtered[t * states + i] *= inverse;
    }
    return sum;
  }

  private double product(EmissionTile tile, int t) {
    int at = t * states;
    double sum = 0;
    for (int i = 0; i < states; i++) {
      double joint = predicted[i] * tile.scaled[at + i];
      filtered[at + i] = joint;
      sum += joint;
    }
    return sum;
  }

  /** p(state | steps so far) of a step, in a new array. */
  double[] filtered(int t) {
    return Arrays.copyOfRange(filtered, t * states, (t + 1) * states);
  }

  /**
   * The posteriors of the series that {@link #forward} took last.
   *
   * @param tile its emissions
   * @param steps how many steps it has
   * @param weight of the series
   * @param shares takes weight times p(state | all steps): {@code [state][offset + step]}
   * @param offset where the series begins
   * @param counts what weight times the expected number of transitions is added to, over p(next |
   *     state): {@link #transitions} multiplies by that
   */
  void backward(
      EmissionTile tile, int steps, double weight, double[][] shares, int offset, double[] counts) {
    Arrays.fill(beta, 1);
    for (int t = steps - 1; t >= 0; t--) {
      share(t, weight, shares, offset + t);
      if (t > 0) {
        int at = t * states;
        double inverse = 1 / factors[t];
        for (int j = 0; j < states; j++) {
          future[j] = tile.scaled[at + j] * beta[j] * inverse;
        }
        addOuter(filtered, at - states, weight, future, counts, states);
        multiply(future, 0, transposed, beta, states);
      }
    }
  }

  private void share(int t, double weight, double[][] shares, int place) {
    int at = t * states;
    double sum = 0;
    for (int i = 0; i < states; i++) {
      double joint = filtered[at + i] > 0 ? filtered[at + i] * beta[i] : 0;
      future[i] = joint;
      sum += joint;
    }
    double scale = weight / sum;
    for (int i = 0; i < states; i++) {
      shares[i][place] = future[i] * scale;
    }
  }

  /** The expected number of transitions from what {@link #backward} added up. */
  void transitions(double[] counts, double[] sums, int place) {
    for (int i = 0; i < transitions.length; i++) {
      sums[place + i] += counts[i] * transitions[i];
    }
  }

  /** A row vector times a matrix. */
  static void multiply(double[] row, int at, double[] matrix, double[] product, int states) {
    Arrays.fill(product, 0);
    for (int i = 0; i < states; i++) {
      addMultiple(row[at + i], matrix, i * states, product, 0, states);
    }
  }

  private static void addOuter(
      double[] row, int at, double weight, double[] column, double[] sums, int states) {
    for (int i = 0; i < states; i++) {
      addMultiple(weight * row[at + i], column, 0, sums, i * states, states);
    }
  }

  private static void addMultiple(
      double factor, double[] from, int first, double[] to, int place, int length) {
    for (int j = 0; j < length; j++) {
      to[place + j] += factor * from[first + j];
    }
  }
}
