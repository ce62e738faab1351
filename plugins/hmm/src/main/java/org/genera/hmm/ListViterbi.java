package org.genera.hmm;

import java.util.Arrays;

/**
 * The most probable sequences of states, the best and those after it (the parallel list Viterbi
 * algorithm: Seshadri and Sundberg 1994, section II.A): of each state the best paths to it are
 * kept, each with the state it came from and that path's rank there. By logarithms; of equally
 * probable ones those of the first states come first. Not thread-safe.
 */
final class ListViterbi implements PathAlgorithm {

  private static final double NONE = Double.NEGATIVE_INFINITY;

  private final int states;
  private final int paths;
  private final double[] logStart;
  private final double[] transposed;
  private final double[] logEnd;
  private final ScoreMerge merge;
  private double[] best;
  private double[] reached;
  private int[] from = {};
  private int length;

  /**
   * A search.
   *
   * @param chain of the states
   * @param paths how many are wanted
   */
  ListViterbi(Chain chain, int paths) {
    this.paths = paths;
    states = chain.states();
    logStart = Viterbi.logs(chain.start());
    transposed = ForwardBackward.transposed(Viterbi.logs(chain.transitions()), states);
    logEnd = chain.end().map(Viterbi::logs).orElseGet(() -> new double[states]);
    merge = new ScoreMerge(states, paths);
    best = new double[Math.multiplyExact(states, paths)];
    reached = new double[best.length];
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
    if (from.length < (long) length * best.length) {
      from = new int[Math.multiplyExact(length, best.length)];
    }
    for (int t = 0; t < length; t++) {
      if (t == 0 && first) {
        begin();
      } else {
        step(t * best.length);
      }
      for (int j = 0; j < states; j++) {
        for (int r = 0; r < paths; r++) {
          best[j * paths + r] += tile.logs[j][t];
        }
      }
    }
  }

  private void begin() {
    Arrays.fill(best, NONE);
    for (int i = 0; i < states; i++) {
      best[i * paths] = logStart[i];
    }
  }

  private void step(int at) {
    for (int j = 0; j < states; j++) {
      merge.begin(best, 0);
      for (int i = 0; i < states; i++) {
        merge.term(i, transposed[j * states + i]);
      }
      for (int place = j * paths; place < (j + 1) * paths; place++) {
        reached[place] = merge.highest();
        from[at + place] = merge.take();
      }
    }
    double[] swapped = best;
    best = reached;
    reached = swapped;
  }

  @Override
  public Last[] last() {
    merge.begin(best, 0);
    for (int i = 0; i < states; i++) {
      merge.term(i, logEnd[i]);
    }
    return merge.takeLast();
  }

  @Override
  public int back(int place, int[] path, int first) {
    int at = place;
    for (int t = length - 1; t >= 0; t--) {
      path[first + t] = at / paths;
      at = from[t * best.length + at];
    }
    return at;
  }
}
