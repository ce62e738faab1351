package org.genera.hmm;

import java.util.Arrays;

/**
 * The most probable sequences of states where states have durations, the best and those after it
 * (Yu 2010, section 3.1; Seshadri and Sundberg 1994): those of phases, of which each sequence of
 * states has one. A path can only go on to the next age, at the same rank, or to the first age of a
 * state, so that it is enough to keep where paths to first ages come from. By logarithms; of
 * equally probable ones those of the first states come first. Not thread-safe.
 */
final class DurationViterbi implements PathAlgorithm {

  private static final double NONE = Double.NEGATIVE_INFINITY;

  private final int states;
  private final int ages;
  private final int paths;
  private final double[] logStart;
  private final double[] logTransitions;
  private final double[] logLeaving;
  private final double[] logStaying;
  private final double[] logEnd;

  /** {@code [(state * ages + age - 1) * paths + rank]}. */
  private double[] best;

  private double[] reached;

  /** The best paths that leave a state, and their places: {@code [state * paths + rank]}. */
  private final double[] left;

  private final int[] leftFrom;

  private final ScoreMerge overAges;
  private final ScoreMerge overStates;

  /** The places before the first ages: {@code [(step * states + state) * paths + rank]}. */
  private int[] from = {};

  private int length;

  DurationViterbi(Chain chain, int paths) {
    this.paths = paths;
    states = chain.states();
    ages = chain.ages();
    logStart = Viterbi.logs(chain.start());
    logTransitions = Viterbi.logs(chain.transitions());
    logLeaving = Viterbi.logs(chain.durations().orElseThrow().leaving());
    logStaying = Viterbi.logs(chain.durations().orElseThrow().staying());
    logEnd = chain.end().map(Viterbi::logs).orElseGet(() -> new double[0]);
    best = new double[Math.multiplyExact(chain.phases(), paths)];
    reached = new double[best.length];
    left = new double[states * paths];
    leftFrom = new int[states * paths];
    overAges = new ScoreMerge(ages, paths);
    overStates = new ScoreMerge(states, paths);
  }

  @Override
  public int places() {
    return best.length;
  }

  @Override
  public double[] scores() {
    return best.clone();
  }

  @Override
  public void resume(double[] scores) {
    System.arraycopy(scores, 0, best, 0, best.length);
  }

  @Override
  public void forward(EmissionTile tile, boolean first) {
    length = tile.length();
    if (from.length < (long) length * left.length) {
      from = new int[Math.multiplyExact(length, left.length)];
    }
    for (int t = 0; t < length; t++) {
      if (t == 0 && first) {
        begin();
      } else {
        step(t * left.length);
      }
      for (int i = 0; i < states; i++) {
        add(tile.logs[i][t], best, i * ages * paths, ages * paths);
      }
    }
  }

  private static void add(double log, double[] scores, int from, int count) {
    for (int i = from; i < from + count; i++) {
      scores[i] += log;
    }
  }

  private void begin() {
    Arrays.fill(best, NONE);
    for (int i = 0; i < states; i++) {
      best[i * ages * paths] = logStart[i];
    }
  }

  private void step(int at) {
    for (int i = 0; i < states; i++) {
      leave(i);
      for (int a = 1; a < ages; a++) {
        grow(i * ages + a);
      }
    }
    for (int j = 0; j < states; j++) {
      enter(j, at + j * paths);
    }
    double[] swapped = best;
    best = reached;
    reached = swapped;
  }

  private void grow(int phase) {
    for (int r = 0; r < paths; r++) {
      reached[phase * paths + r] = best[(phase - 1) * paths + r] + logStaying[phase - 1];
    }
  }

  /** The best of the paths that leave a state, of whatever age. */
  private void leave(int state) {
    int first = state * ages;
    overAges.begin(best, first * paths);
    for (int a = 0; a < ages; a++) {
      overAges.term(a, logLeaving[first + a]);
    }
    for (int place = state * paths; place < (state + 1) * paths; place++) {
      left[place] = overAges.highest();
      leftFrom[place] = first * paths + overAges.take();
    }
  }

  /** The best of the paths to the first age of a state. */
  private void enter(int state, int at) {
    overStates.begin(left, 0);
    for (int i = 0; i < states; i++) {
      overStates.term(i, logTransitions[i * states + state]);
    }
    for (int r = 0; r < paths; r++) {
      reached[state * ages * paths + r] = overStates.highest();
      from[at + r] = leftFrom[overStates.take()];
    }
  }

  @Override
  public Last[] last() {
    ScoreMerge merge = new ScoreMerge(states * ages, paths);
    merge.begin(best, 0);
    for (int phase = 0; phase < states * ages; phase++) {
      merge.term(phase, logEnd.length == 0 ? 0 : logLeaving[phase] + logEnd[phase / ages]);
    }
    return merge.takeLast();
  }

  @Override
  public int back(int place, int[] path, int first) {
    int at = place;
    for (int t = length - 1; t >= 0; t--) {
      int phase = at / paths;
      int state = phase / ages;
      path[first + t] = state;
      boolean entered = phase == state * ages;
      at = entered ? from[(t * states + state) * paths + at % paths] : at - paths;
    }
    return at;
  }
}
