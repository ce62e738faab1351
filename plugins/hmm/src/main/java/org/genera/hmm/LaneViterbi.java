package org.genera.hmm;

import java.util.Arrays;
import org.genera.numerics.RowLoops;

/**
 * The most probable sequences of states (Viterbi 1967) of several series side by side, by
 * logarithms. Scores of all steps are kept; on the way back the state that a score came from is
 * found again. Not thread-safe.
 */
final class LaneViterbi {

  private final int states;
  private final double[] logStart;
  private final double[] transposed;
  private final double[] logEnd;

  /** log p(steps so far, the best path to a state): {@code [time * states + state][lane]}. */
  private double[][] scores = {};

  private double[] emissions = {};
  private int capacity;

  LaneViterbi(Chain chain) {
    states = chain.states();
    logStart = Viterbi.logs(chain.start());
    transposed = ForwardBackward.transposed(Viterbi.logs(chain.transitions()), states);
    logEnd = chain.end().map(Viterbi::logs).orElseGet(() -> new double[states]);
  }

  /** Makes room for series. */
  void begin(Lanes lanes) {
    int rows = Math.multiplyExact(lanes.steps(), states);
    if (capacity < lanes.size() || scores.length < rows) {
      capacity = Math.max(capacity, lanes.size());
      scores = RowLoops.arrays(Math.max(scores.length, rows), capacity);
      emissions = new double[capacity];
    }
  }

  /** Goes over the next steps, whose emissions are {@code [state][step of the band]}. */
  void forward(Band band, double[][] logs) {
    for (int t = band.from(); t < band.to(); t++) {
      int lanes = band.lanes().active(t);
      for (int j = 0; j < states; j++) {
        double[] score = scores[t * states + j];
        if (t == 0) {
          Arrays.fill(score, 0, lanes, logStart[j]);
        } else {
          LaneKernels.largest(
              score, lanes, transposed, j * states, scores, (t - 1) * states, states);
        }
        System.arraycopy(logs[j], band.start(t), emissions, 0, lanes);
        LaneKernels.add(score, lanes, emissions);
      }
    }
  }

  /**
   * Goes back over all steps.
   *
   * @param lanes the series
   * @param path takes the states, in the places that their steps have in the block
   * @param logs takes log p(series, path) of each series of the block; negative infinity, and any
   *     states, if it is impossible
   */
  void back(Lanes lanes, int[] path, double[] logs) {
    int[] current = new int[lanes.size()];
    double[] highest = new double[lanes.size()];
    for (int t = lanes.steps() - 1; t >= 0; t--) {
      int before = lanes.active(t + 1);
      find(t, before, current, highest);
      for (int lane = before; lane < lanes.active(t); lane++) {
        current[lane] = last(t, lane);
        logs[lanes.rows()[lane]] = scores[t * states + current[lane]][lane] + logEnd[current[lane]];
      }
      for (int lane = 0; lane < lanes.active(t); lane++) {
        path[lanes.series().offsets()[lanes.rows()[lane]] + t] = current[lane];
      }
    }
  }

  /** The first of the states from which the best path to the next step's state can come. */
  private void find(int t, int lanes, int[] current, double[] highest) {
    Arrays.fill(highest, 0, lanes, Double.NEGATIVE_INFINITY);
    int[] found = new int[lanes];
    for (int i = 0; i < states; i++) {
      raise(highest, found, lanes, i, scores[t * states + i], transposed, current, states);
    }
    System.arraycopy(found, 0, current, 0, lanes);
  }

  private static void raise(
      double[] highest,
      int[] found,
      int lanes,
      int state,
      double[] scores,
      double[] terms,
      int[] next,
      int states) {
    for (int lane = 0; lane < lanes; lane++) {
      double score = scores[lane] + terms[next[lane] * states + state];
      boolean higher = score > highest[lane];
      highest[lane] = higher ? score : highest[lane];
      found[lane] = higher ? state : found[lane];
    }
  }

  private int last(int t, int lane) {
    int best = 0;
    double highest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < states; i++) {
      double score = scores[t * states + i][lane] + logEnd[i];
      if (score > highest) {
        highest = score;
        best = i;
      }
    }
    return best;
  }
}
