package org.genera.hmm;

import java.util.Optional;
import org.genera.api.data.SeriesVector;

/**
 * Finds the most probable states of one series, a run of steps at a time: the scores at the
 * beginning of each run are kept, and on the way back the run is worked out again from there. Not
 * thread-safe.
 */
final class LongViterbi {

  private final Parameters parameters;
  private final Segmentation segmentation;
  private final EmissionTile tile;
  private final Viterbi algorithm;

  LongViterbi(Parameters parameters, Segmentation segmentation) {
    this.parameters = parameters;
    this.segmentation = segmentation;
    tile = new EmissionTile(parameters.states());
    algorithm = new Viterbi(parameters.chain());
  }

  /** The states take the places that their steps have in the block. */
  void decode(SeriesVector series, int row, int[] path) {
    int[] cuts = segmentation.cuts(series, row);
    int last = cuts.length - 2;
    double[][] scores = new double[last + 1][parameters.states()];
    for (int i = 0; i < last; i++) {
      load(series, cuts, i);
      algorithm.forward(tile, i == 0);
      scores[i + 1] = algorithm.scores();
    }
    int state = 0;
    for (int i = last; i >= 0; i--) {
      load(series, cuts, i);
      algorithm.resume(scores[i]);
      algorithm.forward(tile, i == 0);
      state = algorithm.back(i == last ? algorithm.last() : state, path, cuts[i]);
    }
  }

  private void load(SeriesVector series, int[] cuts, int index) {
    Run run = Run.of(series, cuts[index], cuts[index + 1]);
    tile.score(run.steps(), parameters.emissions(), Optional.empty());
  }
}
