package org.genera.hmm;

import java.util.Optional;
import org.genera.api.data.SeriesVector;

/**
 * Finds the most probable states of the series of a batch, a segment at a time: of a long series
 * the scores at the beginning of each segment are kept, and on the way back the segment is worked
 * out again from there. Not thread-safe.
 */
final class ViterbiPass {

  private final Parameters parameters;
  private final Segmentation segmentation;
  private final EmissionTile tile;
  private final Viterbi algorithm;

  ViterbiPass(Parameters parameters, Segmentation segmentation) {
    this.parameters = parameters;
    this.segmentation = segmentation;
    tile = new EmissionTile(parameters.states());
    algorithm = new Viterbi(parameters.chain());
  }

  /** The states of all steps of the series. */
  int[] paths(SeriesVector series) {
    int[] path = new int[series.steps().rows()];
    for (Segmentation.Stretch stretch : segmentation.stretches(series.offsets())) {
      find(series, stretch, path);
    }
    return path;
  }

  private void find(SeriesVector series, Segmentation.Stretch stretch, int[] path) {
    double[][] scores = new double[stretch.segments()][parameters.states()];
    for (int index = 0; index + 1 < scores.length; index++) {
      forward(load(series, stretch, index), stretch.firstRow());
      scores[index + 1] = algorithm.scores();
    }
    int next = 0;
    for (int index = scores.length - 1; index >= 0; index--) {
      Segment segment = load(series, stretch, index);
      algorithm.resume(scores[index]);
      for (int row = segment.firstRow(); row < segment.endRow(); row++) {
        if (segment.has(row)) {
          forward(segment, row);
          int from = segment.begin(row);
          int last = segment.ends(row) ? algorithm.last() : next;
          next = algorithm.back(last, from, segment.end(row), path, segment.from() + from);
        }
      }
    }
  }

  private Segment load(SeriesVector series, Segmentation.Stretch stretch, int index) {
    Segment segment = Segment.of(series, stretch, index);
    tile.fill(segment.steps(), parameters.emissions(), Optional.empty());
    return segment;
  }

  private void forward(Segment segment, int row) {
    algorithm.forward(tile, segment.begin(row), segment.end(row), segment.begins(row));
  }
}
