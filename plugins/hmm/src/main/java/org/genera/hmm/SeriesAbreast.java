package org.genera.hmm;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.genera.api.data.SeriesVector;
import org.genera.numerics.Labels;

/** Goes through several series side by side, forward or forward and back. Not thread-safe. */
final class SeriesAbreast {

  /** Steps that are scored, or counted, at once. */
  static final int BAND = 4096;

  private final Parameters parameters;
  private final Optional<Labels> labels;
  private final EmissionTile tile;
  private final LaneForwardBackward algorithm;
  private final boolean refusing;

  /**
   * A pass.
   *
   * @param parameters of the model
   * @param labels what tells the states of steps, if they are to be taken as known
   * @param learning whether transitions are counted, and impossible series refused
   */
  SeriesAbreast(Parameters parameters, Optional<Labels> labels, boolean learning) {
    this.parameters = parameters;
    this.labels = labels;
    refusing = learning;
    tile = new EmissionTile(parameters.states());
    algorithm = new LaneForwardBackward(parameters.chain(), tile, learning);
  }

  /** Forward only. */
  void filter(
      SeriesVector series,
      int[] rows,
      Optional<SeriesPass.Followed> follower,
      SeriesPass.Filtered taker) {
    Lanes lanes = Lanes.of(series, rows);
    double[] logs = forward(lanes, lanes.bands(BAND));
    for (int lane = 0; lane < rows.length; lane++) {
      for (int t = 0; t < lanes.length(lane) && follower.isPresent(); t++) {
        follower.get().accept(series.offsets()[rows[lane]] + t, algorithm.filtered(t, lane));
      }
      taker.accept(rows[lane], logs[lane], algorithm.last(lanes, lane));
    }
  }

  private double[] forward(Lanes lanes, List<Band> bands) {
    double[] logs = new double[lanes.size()];
    algorithm.begin(lanes);
    for (Band band : bands) {
      tile.score(band.steps(), parameters.emissions(), labels);
      algorithm.forward(band, logs);
    }
    for (int lane = 0; lane < logs.length; lane++) {
      logs[lane] += algorithm.logEnd(lanes, lane);
    }
    return logs;
  }

  /**
   * Forward and back.
   *
   * @param weights of all series of the block
   * @param firstRow the number of the block's first series in the data, for errors
   */
  void smooth(
      SeriesVector series,
      int[] rows,
      double[] weights,
      long firstRow,
      ChainCounts counts,
      SeriesPass.Smoothed taker) {
    Lanes lanes = Lanes.of(series, rows);
    List<Band> bands = lanes.bands(BAND);
    double[] logs = forward(lanes, bands);
    int[] possible = possible(rows, logs);
    if (possible.length == rows.length) {
      back(lanes, bands, logs, weights, counts, taker);
    } else if (refusing) {
      refuseFirst(rows, logs, firstRow);
    } else if (possible.length > 0) {
      smooth(series, possible, weights, firstRow, counts, taker);
    }
  }

  private static int[] possible(int[] rows, double[] logs) {
    return IntStream.range(0, rows.length)
        .filter(lane -> !Impossible.is(logs[lane]))
        .map(lane -> rows[lane])
        .toArray();
  }

  private void back(
      Lanes lanes,
      List<Band> bands,
      double[] logs,
      double[] weights,
      ChainCounts counts,
      SeriesPass.Smoothed taker) {
    double[] own = Arrays.stream(lanes.rows()).mapToDouble(row -> weights[row]).toArray();
    for (int i = bands.size() - 1; i >= 0; i--) {
      Band band = bands.get(i);
      double[][] shares = new double[parameters.states()][band.length()];
      algorithm.backward(band, own, shares);
      count(band, shares, counts);
      taker.accept(band, shares);
    }
    algorithm.moveTransitions(counts.ratios);
    for (int lane = 0; lane < logs.length; lane++) {
      counts.logLikelihood += own[lane] * logs[lane];
    }
  }

  private static void refuseFirst(int[] rows, double[] logs, long firstRow) {
    int first = -1;
    for (int lane = 0; lane < rows.length; lane++) {
      first = Impossible.is(logs[lane]) && (first < 0 || rows[lane] < rows[first]) ? lane : first;
    }
    Impossible.refuse(logs[first], firstRow + rows[first]);
  }

  private static void count(Band band, double[][] shares, ChainCounts counts) {
    Lanes lanes = band.lanes();
    for (int t = band.from(); t < band.to(); t++) {
      int first = t == 0 ? 0 : lanes.active(t + 1);
      for (int lane = first; lane < lanes.active(t); lane++) {
        for (int i = 0; i < shares.length; i++) {
          double share = shares[i][band.start(t) + lane];
          counts.starts[i] += t == 0 ? share : 0;
          counts.ends[i] += lane >= lanes.active(t + 1) ? share : 0;
        }
      }
    }
  }
}
