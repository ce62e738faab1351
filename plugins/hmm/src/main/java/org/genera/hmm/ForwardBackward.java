package org.genera.hmm;

import java.util.Arrays;
import java.util.Optional;
import org.genera.numerics.VectorMath;

/**
 * The scaled forward-backward algorithm (Rabiner 1989, section V.A). Loops go over the states of a
 * row of the transition matrix, so that they become vector instructions; what is kept is linear in
 * the steps of the longest segment. Not thread-safe.
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
  private final double[] joint;
  private final Optional<double[]> end;
  private double[] filtered = {};
  private double[] factors = {};
  private double[] logs = {};
  private double[] scratch = {};

  ForwardBackward(Chain chain) {
    states = chain.states();
    start = chain.start();
    transitions = chain.transitions();
    transposed = transposed(transitions, states);
    predicted = new double[states];
    beta = new double[states];
    future = new double[states];
    joint = new double[states];
    end = chain.end();
  }

  /** A square matrix by columns. */
  static double[] transposed(double[] matrix, int states) {
    double[] transposed = new double[matrix.length];
    for (int i = 0; i < states; i++) {
      for (int j = 0; j < states; j++) {
        transposed[j * states + i] = matrix[i * states + j];
      }
    }
    return transposed;
  }

  /** The next step is the first of a series. */
  void begin() {
    System.arraycopy(start, 0, predicted, 0, states);
  }

  /** The next step is one before which {@link #predict} gave a prediction. */
  void resume(double[] prediction) {
    System.arraycopy(prediction, 0, predicted, 0, states);
  }

  /** p(state of the step after one | the steps up to that one), which is the next step. */
  double[] predict(int t) {
    multiply(filtered, t * states, transitions, predicted, states);
    return predicted.clone();
  }

  /**
   * p(state | steps so far) of some steps of a series, and the likelihood.
   *
   * @param tile the emissions of a segment
   * @param from the first of the steps in it
   * @param to the step after the last
   * @return log p(these steps | those before); negative infinity if they are impossible
   */
  double forward(EmissionTile tile, int from, int to) {
    reserve(tile.length());
    for (int t = from; t < to; t++) {
      if (t > from) {
        multiply(filtered, (t - 1) * states, transitions, predicted, states);
      }
      factors[t] = weigh(tile, t);
      if (!(factors[t] > 0)) {
        return Double.NEGATIVE_INFINITY;
      }
    }
    System.arraycopy(factors, from, logs, 0, to - from);
    VectorMath.log(logs, scratch, to - from);
    double logLikelihood = 0;
    for (int t = from; t < to; t++) {
      logLikelihood += logs[t - from] + tile.scales[t];
    }
    return logLikelihood;
  }

  /** log p(the series ends after a step | the steps up to that one); 0 where lengths are given. */
  double logEnd(int t) {
    return end.isPresent() ? StrictMath.log(endProbability(t, end.get())) : 0;
  }

  private double endProbability(int t, double[] ends) {
    double sum = 0;
    for (int i = 0; i < states; i++) {
      sum += filtered[t * states + i] * ends[i];
    }
    return sum;
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

  /** A step is the last of its series, from which {@link #backward} goes back. */
  void end(int t) {
    Arrays.fill(beta, 1);
    if (end.isPresent()) {
      double probability = endProbability(t, end.get());
      for (int i = 0; i < states; i++) {
        beta[i] = end.get()[i] / probability;
      }
    }
  }

  /**
   * The posteriors of steps that {@link #forward} has taken.
   *
   * @param tile the emissions of the segment
   * @param from the first of the steps in it
   * @param to the step after the last
   * @param weight of the series
   * @param shares takes weight times p(state | all steps): {@code [state][step of the segment]}
   * @param counts what weight times the expected number of transitions is added to, over p(next |
   *     state): {@link #transitions} multiplies by that
   */
  void backward(
      EmissionTile tile, int from, int to, double weight, double[][] shares, double[] counts) {
    for (int t = to - 1; t >= from; t--) {
      share(t, weight, shares);
      int at = t * states;
      double inverse = 1 / factors[t];
      for (int j = 0; j < states; j++) {
        future[j] = tile.scaled[at + j] * beta[j] * inverse;
      }
      if (t > from) {
        before(t - 1, weight, counts);
      }
    }
  }

  /** Goes back to a step, the last of a segment, from the first of the segment after it. */
  void before(int t, double weight, double[] counts) {
    addOuter(filtered, t * states, weight, future, counts, states);
    multiply(future, 0, transposed, beta, states);
  }

  private void share(int t, double weight, double[][] shares) {
    int at = t * states;
    double sum = 0;
    for (int i = 0; i < states; i++) {
      double share = filtered[at + i] > 0 ? filtered[at + i] * beta[i] : 0;
      joint[i] = share;
      sum += share;
    }
    double scale = weight / sum;
    for (int i = 0; i < states; i++) {
      shares[i][t] = joint[i] * scale;
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
