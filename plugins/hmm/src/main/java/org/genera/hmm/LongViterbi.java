package org.genera.hmm;

import java.util.Arrays;
import java.util.Optional;
import org.genera.api.data.SeriesVector;

/**
 * Finds the most probable states of the series of a batch: several side by side, or one by one, of
 * which the scores at the beginning of each run are kept, and on the way back the run is worked out
 * again from there. Not thread-safe.
 */
final class ViterbiPass {

  private final Parameters parameters;
  private final Segmentation segmentation;
  private final EmissionTile tile;
  private final Viterbi algorithm;
  private final LaneViterbi abreast;

  ViterbiPass(Parameters parameters, Segmentation segmentation) {
    this.parameters = parameters;
    this.segmentation = segmentation;
    tile = new EmissionTile(parameters.states());
    algorithm = new Viterbi(parameters.chain());
    abreast = new LaneViterbi(parameters.chain());
  }

  /** The states of all steps of the series. */
  int[] paths(SeriesVector series) {
    int[] path = new int[series.steps().rows()];
    double[] weights = new double[series.size()];
    Arrays.fill(weights, 1);
    Segmentation.Parting parting = segmentation.of(series, weights);
    for (int[] rows : parting.groups()) {
      find(Lanes.of(series, rows), path);
    }
    for (int row : parting.alone()) {
      find(series, row, path);
    }
    return path;
  }

  private void find(Lanes lanes, int[] path) {
    abreast.begin(lanes);
    for (Band band : lanes.bands(SeriesAbreast.BAND)) {
      tile.score(band.steps(), parameters.emissions(), Optional.empty());
      abreast.forward(band, tile.logs);
    }
    abreast.back(lanes, path);
  }

  private void find(SeriesVector series, int row, int[] path) {
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
