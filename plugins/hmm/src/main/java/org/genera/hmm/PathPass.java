package org.genera.hmm;

import java.util.Arrays;
import java.util.Optional;
import org.genera.api.data.CategoryVector;
import org.genera.api.data.SeriesVector;
import org.genera.numerics.Labels;

/**
 * Finds the most probable path of each series of a batch: of several series side by side, or one by
 * one where they are few or long. Not thread-safe.
 */
final class PathPass {

  private final Parameters parameters;
  private final Optional<Labels> labels;
  private final Segmentation segmentation;
  private final EmissionTile tile;
  private final LaneViterbi abreast;
  private final PathSearch alone;

  /** A pass over steps whose states are unknown. */
  PathPass(Parameters parameters) {
    this(parameters, Optional.empty(), Segmentation.of(parameters.chain()));
  }

  /**
   * A pass.
   *
   * @param parameters of the model
   * @param labels what tells the states of steps, if they are to be taken as known
   * @param segmentation how much is worked on at once
   */
  PathPass(Parameters parameters, Optional<Labels> labels, Segmentation segmentation) {
    this.parameters = parameters;
    this.labels = labels;
    this.segmentation = segmentation;
    tile = new EmissionTile(parameters.states());
    abreast = new LaneViterbi(parameters.chain());
    alone = new PathSearch(parameters, labels, 1);
  }

  /**
   * Most probable paths.
   *
   * @param logs log p(series, path) of each series; negative infinity if it is impossible, 0
   *     without a step or weight
   * @param states of all steps of the block; {@link CategoryVector#MISSING} where the series is
   *     impossible or has no weight
   */
  record Found(double[] logs, int[] states) {}

  /** The most probable path of each series. */
  Found of(SeriesVector series) {
    double[] ones = new double[series.size()];
    Arrays.fill(ones, 1);
    return of(series, ones);
  }

  /** The most probable path of each series that has a weight. */
  Found of(SeriesVector series, double[] weights) {
    double[] logs = new double[series.size()];
    int[] states = new int[series.steps().rows()];
    Segmentation.Parting parting = segmentation.of(series, weights);
    for (int[] rows : parting.groups()) {
      find(Lanes.of(series, rows), states, logs);
    }
    for (int row : parting.alone()) {
      logs[row] = find(series, row, states);
    }
    for (int row = 0; row < logs.length; row++) {
      if (Impossible.is(logs[row]) || !(weights[row] > 0)) {
        int from = series.offsets()[row];
        Arrays.fill(states, from, from + series.length(row), CategoryVector.MISSING);
      }
    }
    return new Found(logs, states);
  }

  private double find(SeriesVector series, int row, int[] states) {
    for (PathSearch.Path path : alone.of(series, row, 0)) {
      System.arraycopy(path.states(), 0, states, series.offsets()[row], series.length(row));
      return path.log();
    }
    return Double.NEGATIVE_INFINITY;
  }

  private void find(Lanes lanes, int[] states, double[] logs) {
    abreast.begin(lanes);
    for (Band band : lanes.bands(SeriesAbreast.BAND)) {
      tile.score(band.steps(), parameters.emissions(), labels);
      abreast.forward(band, tile.logs);
    }
    abreast.back(lanes, states, logs);
  }
}
