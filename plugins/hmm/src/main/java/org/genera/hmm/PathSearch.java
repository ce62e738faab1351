package org.genera.hmm;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.SeriesVector;
import org.genera.numerics.Labels;

/**
 * Finds the most probable paths of one series after the other, a run of steps at a time: the scores
 * at the beginning of each run are kept, and on the way back the run is worked out again from
 * there. Not thread-safe.
 */
final class PathSearch {

  /** Numbers, one a step, state and path, that a run may take: 4 MB of links. */
  private static final int NUMBERS_OF_A_RUN = 1 << 19;

  /** Numbers that a search may take at all, and states that the paths it finds may have. */
  static final long LIMIT = 1L << 24;

  private final Parameters parameters;
  private final Optional<Labels> labels;
  private final int paths;
  private final EmissionTile tile;
  private final PathAlgorithm algorithm;
  private final int numbersOfRun;

  /**
   * A search.
   *
   * @param parameters of the model
   * @param labels what tells the states of steps, if they are to be taken as known
   * @param paths how many are wanted of each series
   */
  PathSearch(Parameters parameters, Optional<Labels> labels, int paths) {
    this(parameters, labels, paths, NUMBERS_OF_A_RUN);
  }

  PathSearch(Parameters parameters, Optional<Labels> labels, int paths, int numbersOfRun) {
    requireRoom(2L * parameters.chain().phases() * paths, "");
    this.parameters = parameters;
    this.labels = labels;
    this.paths = paths;
    this.numbersOfRun = numbersOfRun;
    tile = new EmissionTile(parameters.states());
    algorithm = PathAlgorithm.of(parameters.chain(), paths);
  }

  /**
   * A sequence of states behind a series.
   *
   * @param log log p(series, states)
   * @param states of its steps
   */
  record Path(double log, int[] states) {}

  /**
   * The most probable paths, the best first; fewer where fewer are possible, and a single one
   * without a state where the series has no step.
   *
   * @param series of a block
   * @param row which of them
   * @param firstRow the number of the block's first series in the data, for errors
   */
  List<Path> of(SeriesVector series, int row, long firstRow) {
    if (series.length(row) == 0) {
      return List.of(new Path(0, new int[0]));
    }
    int[] cuts = cuts(series, row, firstRow);
    double[][] scores = forward(series, cuts);
    PathAlgorithm.Last[] last = algorithm.last();
    int[][] states = back(series, cuts, scores, last);
    return IntStream.range(0, last.length)
        .mapToObj(p -> new Path(last[p].log(), states[p]))
        .toList();
  }

  /** The scores at the end of each run. */
  private double[][] forward(SeriesVector series, int[] cuts) {
    double[][] scores = new double[cuts.length - 1][];
    for (int i = 0; i < scores.length; i++) {
      load(series, cuts, i);
      algorithm.forward(tile, i == 0);
      scores[i] = algorithm.scores();
    }
    return scores;
  }

  /** The states of paths that end where they are said to; the last run is still at hand. */
  private int[][] back(
      SeriesVector series, int[] cuts, double[][] scores, PathAlgorithm.Last[] last) {
    int[][] states = new int[last.length][cuts[scores.length] - cuts[0]];
    int[] places = Arrays.stream(last).mapToInt(PathAlgorithm.Last::place).toArray();
    for (int i = scores.length - 1; i >= 0; i--) {
      if (i < scores.length - 1) {
        load(series, cuts, i);
        algorithm.resume(scores[Math.max(0, i - 1)]);
        algorithm.forward(tile, i == 0);
      }
      for (int p = 0; p < places.length; p++) {
        places[p] = algorithm.back(places[p], states[p], cuts[i] - cuts[0]);
      }
    }
    return states;
  }

  private void load(SeriesVector series, int[] cuts, int index) {
    tile.score(series.steps().slice(cuts[index], cuts[index + 1]), parameters.emissions(), labels);
  }

  /** Where the runs of a series begin among the steps of its block, and its end. */
  private int[] cuts(SeriesVector series, int row, long firstRow) {
    int length = series.length(row);
    long width = algorithm.places();
    long run = Math.max(numbersOfRun / width, (long) Math.ceil(Math.sqrt(length)));
    int runs = (int) ((length + run - 1) / run);
    String which = "Series " + (firstRow + row + 1) + ", of " + length + " steps: ";
    requireRoom(Math.max((long) length * paths, width * (Math.min(run, length) + runs)), which);
    int[] cuts = new int[runs + 1];
    for (int i = 0; i <= runs; i++) {
      cuts[i] = series.offsets()[row] + (int) Math.min(length, i * run);
    }
    return cuts;
  }

  private void requireRoom(long numbers, String which) {
    if (paths > 1 && numbers > LIMIT) {
      throw new GeneraException(
          StandardError.USAGE,
          which
              + paths
              + " paths would take "
              + numbers
              + " numbers, and at most "
              + LIMIT
              + " are held at once; ask for fewer paths, or split the series.");
    }
  }
}
