package org.genera.hmm;

import java.util.Optional;
import org.genera.api.data.SeriesVector;
import org.genera.numerics.Labels;

/**
 * Finds the most probable states of one series, a run of steps at a time: the scores at the
 * beginning of each run are kept, and on the way back the run is worked out again from there. Not
 * thread-safe.
 */
final class LongViterbi {

  private final Parameters parameters;
  private final Optional<Labels> labels;
  private final Segmentation segmentation;
  private final EmissionTile tile;
  private final Viterbi algorithm;

  /**
   * A search.
   *
   * @param parameters of the model
   * @param labels what tells the states of steps, if they are to be taken as known
   * @param segmentation how much is worked on at once
   * @param tile for emissions
   */
  LongViterbi(
      Parameters parameters,
      Optional<Labels> labels,
      Segmentation segmentation,
      EmissionTile tile) {
    this.parameters = parameters;
    this.labels = labels;
    this.segmentation = segmentation;
    this.tile = tile;
    algorithm = new Viterbi(parameters.chain());
  }

  /**
   * The states take the places that their steps have in the block.
   *
   * @return log p(series, states); negative infinity, and any states, if the series is impossible
   */
  double decode(SeriesVector series, int row, int[] path) {
    int[] cuts = segmentation.cuts(series, row);
    int last = cuts.length - 2;
    double[][] scores = new double[last + 1][parameters.states()];
    for (int i = 0; i <= last; i++) {
      scores[i] = algorithm.scores();
      load(series, cuts, i);
      algorithm.forward(tile, i == 0);
    }
    int state = algorithm.last();
    double log = algorithm.log(state);
    state = algorithm.back(state, path, cuts[last]);
    for (int i = last - 1; i >= 0; i--) {
      load(series, cuts, i);
      algorithm.resume(scores[i]);
      algorithm.forward(tile, i == 0);
      state = algorithm.back(state, path, cuts[i]);
    }
    return log;
  }

  private void load(SeriesVector series, int[] cuts, int index) {
    Run run = Run.of(series, cuts[index], cuts[index + 1]);
    tile.score(run.steps(), parameters.emissions(), labels);
  }
}
