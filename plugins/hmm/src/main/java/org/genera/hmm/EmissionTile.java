package org.genera.hmm;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.genera.api.data.Batch;
import org.genera.likelihoods.Factor;
import org.genera.numerics.Labels;
import org.genera.numerics.VectorMath;

/**
 * p(step | state) of the steps of a segment, scaled so that the likeliest state of each step has 1.
 * The memory of the longest segment so far is kept. Not thread-safe.
 */
final class EmissionTile {

  /** Below any logarithm of a density, yet finite, so that differences stay numbers. */
  private static final double LEAST = -Double.MAX_VALUE;

  private final int states;
  private int length;
  private double[] scratch = {};
  private double[] shares = {};

  /** log p(step | state): {@code [state][step]}. */
  final double[][] logs;

  /** The logarithm that each step is scaled by. */
  double[] scales = {};

  /** p(step | state) over exp(scale): {@code [step * states + state]}. */
  double[] scaled = {};

  EmissionTile(int states) {
    this.states = states;
    logs = new double[states][0];
  }

  /**
   * Scores steps, and scales them by state and step.
   *
   * @param steps of a segment
   * @param emissions p(columns | state)
   * @param labels what tells the states of some of the steps, if anything does
   */
  void fill(Batch steps, List<Factor> emissions, Optional<Labels> labels) {
    score(steps, emissions, labels);
    if (scaled.length < length * states) {
      scaled = new double[Math.multiplyExact(scales.length, states)];
    }
    for (int i = 0; i < states; i++) {
      double[] relative = relative(i);
      for (int t = 0; t < length; t++) {
        scaled[t * states + i] = relative[t];
      }
    }
  }

  /** Scores steps, and finds what each is scaled by. */
  void score(Batch steps, List<Factor> emissions, Optional<Labels> labels) {
    length = steps.rows();
    reserve(length);
    for (double[] log : logs) {
      Arrays.fill(log, 0, length, 0);
    }
    for (Factor emission : emissions) {
      emission.scorer(steps).add(0, length, logs);
    }
    labels.ifPresent(of -> allow(of.codes(steps)));
    Arrays.fill(scales, 0, length, LEAST);
    for (double[] log : logs) {
      raise(scales, log, length);
    }
  }

  /** p(step | state) over exp(scale) of each step, in an array that the next call changes. */
  double[] relative(int state) {
    subtract(shares, logs[state], scales, length);
    VectorMath.exp(shares, scratch, length);
    return shares;
  }

  /** How many steps it has. */
  int length() {
    return length;
  }

  private void allow(int[] codes) {
    for (int t = 0; t < length; t++) {
      if (codes[t] >= 0) {
        allow(codes[t], t);
      }
    }
  }

  /** A labelled step can be in no other state. */
  private void allow(int state, int t) {
    for (int i = 0; i < states; i++) {
      if (i != state) {
        logs[i][t] = Double.NEGATIVE_INFINITY;
      }
    }
  }

  private void reserve(int steps) {
    if (scales.length < steps) {
      int capacity = Math.max(steps, Math.min(2 * scales.length, 1 << 16));
      scales = new double[capacity];
      scratch = new double[capacity];
      shares = new double[capacity];
      Arrays.setAll(logs, i -> new double[capacity]);
    }
  }

  /** Scales a step anew, by what makes the likeliest of the states that can be reached 1. */
  void rescale(int t, double[] reached) {
    System.arraycopy(rescaled(t, reached), 0, scaled, t * states, states);
  }

  /** The same, as p(step | state) over exp(scale) of each state in a new array. */
  double[] rescaled(int t, double[] reached) {
    double largest = LEAST;
    double[] result = new double[states];
    for (int i = 0; i < states; i++) {
      double joint = reached[i] > 0 ? logs[i][t] + StrictMath.log(reached[i]) : LEAST;
      largest = Math.max(largest, joint);
    }
    for (int i = 0; i < states; i++) {
      boolean possible = reached[i] > 0 && largest > LEAST;
      result[i] = possible ? StrictMath.exp(logs[i][t] - largest) : 0;
    }
    scales[t] = largest;
    return result;
  }

  private static void raise(double[] max, double[] x, int length) {
    for (int i = 0; i < length; i++) {
      max[i] = Math.max(max[i], x[i]);
    }
  }

  private static void subtract(double[] result, double[] x, double[] y, int length) {
    for (int i = 0; i < length; i++) {
      result[i] = x[i] - y[i];
    }
  }
}
