package org.genera.hmm;

import java.util.Arrays;
import java.util.List;
import org.genera.likelihoods.Scorer;
import org.genera.numerics.VectorMath;

/**
 * p(step | state) of the steps of one series, scaled so that the likeliest state of each step has
 * 1. The memory of the longest series so far is kept. Not thread-safe.
 */
final class EmissionTile {

  /** Below any logarithm of a density, yet finite, so that differences stay numbers. */
  private static final double LEAST = -Double.MAX_VALUE;

  private final int states;
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
   * Scores a series.
   *
   * @param scorers of the batch of steps
   * @param codes the labelled state of each step of the batch, negative where there is none
   * @param from the first step of the series in the batch
   * @param to the step after its last
   */
  void fill(List<Scorer> scorers, int[] codes, int from, int to) {
    int steps = to - from;
    reserve(steps);
    for (double[] log : logs) {
      Arrays.fill(log, 0, steps, 0);
    }
    for (Scorer scorer : scorers) {
      scorer.add(from, to, logs);
    }
    for (int t = 0; t < steps; t++) {
      if (codes[from + t] >= 0) {
        allow(codes[from + t], t);
      }
    }
    scale(steps);
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
      scaled = new double[Math.multiplyExact(capacity, states)];
      Arrays.setAll(logs, i -> new double[capacity]);
    }
  }

  private void scale(int steps) {
    Arrays.fill(scales, 0, steps, LEAST);
    for (double[] log : logs) {
      raise(scales, log, steps);
    }
    for (int i = 0; i < states; i++) {
      subtract(shares, logs[i], scales, steps);
      VectorMath.exp(shares, scratch, steps);
      for (int t = 0; t < steps; t++) {
        scaled[t * states + i] = shares[t];
      }
    }
  }

  /** Scales a step anew, by what makes the likeliest of the states that can be reached 1. */
  void rescale(int t, double[] reached) {
    double largest = LEAST;
    double[] joint = new double[states];
    for (int i = 0; i < states; i++) {
      joint[i] = reached[i] > 0 ? logs[i][t] + StrictMath.log(reached[i]) : LEAST;
      largest = Math.max(largest, joint[i]);
    }
    for (int i = 0; i < states; i++) {
      boolean possible = reached[i] > 0 && largest > LEAST;
      scaled[t * states + i] = possible ? StrictMath.exp(logs[i][t] - largest) : 0;
    }
    scales[t] = largest;
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
