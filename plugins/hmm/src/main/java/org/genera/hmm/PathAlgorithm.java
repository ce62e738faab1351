package org.genera.hmm;

/**
 * Finds the most probable sequences of states, the best and those after it, from the steps of a
 * series. Where a path passes is a place, of which there are {@link #places()}.
 */
interface PathAlgorithm {

  /**
   * What suits a chain.
   *
   * @param paths how many are wanted
   */
  static PathAlgorithm of(Chain chain, int paths) {
    if (chain.durations().isPresent()) {
      return new DurationViterbi(chain, paths);
    }
    return paths == 1 ? new Viterbi(chain) : new ListViterbi(chain, paths);
  }

  /**
   * Where a path ends, or passes.
   *
   * @param log log p(series, path)
   * @param place where it is at the last step
   */
  record Last(double log, int place) {}

  /** How many numbers are kept of a step. */
  int places();

  /** log p(steps so far, path) of the best paths to each place. */
  double[] scores();

  /** The next step is one after steps that have these scores. */
  void resume(double[] scores);

  /**
   * Goes over some steps of a series.
   *
   * @param tile their emissions
   * @param first whether the series begins there
   */
  void forward(EmissionTile tile, boolean first);

  /** Where the best paths of a series end, the best first; only those that are possible. */
  Last[] last();

  /**
   * Goes a path back over the steps that {@link #forward} took.
   *
   * @param place of the last step
   * @param path takes the states
   * @param first where that of the first step belongs
   * @return the place before the first step; any number where the series begins there
   */
  int back(int place, int[] path, int first);
}
