package org.genera.hmm;

import java.util.Optional;
import org.genera.api.data.SeriesVector;
import org.genera.numerics.Labels;

/**
 * Goes through one series, forward or forward and back, a run of steps at a time: the prediction at
 * the beginning of each run is kept, and on the way back the run is worked out again from there.
 * Not thread-safe.
 */
final class LongSeries {

  private final Parameters parameters;
  private final Optional<Labels> labels;
  private final Segmentation segmentation;
  private final EmissionTile tile;
  private final ForwardBackward algorithm;
  private final boolean refusing;

  /**
   * A pass.
   *
   * @param parameters of the model
   * @param labels what tells the states of steps, if they are to be taken as known
   * @param segmentation how much is worked on at once
   * @param refusing whether an impossible series is refused, or left out
   */
  LongSeries(
      Parameters parameters, Optional<Labels> labels, Segmentation segmentation, boolean refusing) {
    this.refusing = refusing;
    this.parameters = parameters;
    this.labels = labels;
    this.segmentation = segmentation;
    tile = new EmissionTile(parameters.states());
    algorithm = new ForwardBackward(parameters.chain());
  }

  /** Forward only. */
  void filter(
      SeriesVector series,
      int row,
      Optional<SeriesPass.Followed> follower,
      SeriesPass.Filtered taker) {
    int[] cuts = segmentation.cuts(series, row);
    int runs = cuts.length - 1;
    algorithm.begin();
    double log = 0;
    for (int i = 0; i < runs; i++) {
      Run run = load(series, cuts, i);
      log += forward(run);
      for (int t = 0; t < run.length() && follower.isPresent(); t++) {
        follower.get().accept(run.place(t), algorithm.filtered(t));
      }
      if (i + 1 < runs) {
        algorithm.predict(tile.length() - 1);
      }
    }
    int last = tile.length() - 1;
    taker.accept(row, log + algorithm.logEnd(last), algorithm.filtered(last));
  }

  /**
   * Forward and back.
   *
   * @param number of the series in the data, from 0, for errors
   */
  void smooth(
      SeriesVector series,
      int row,
      double weight,
      long number,
      ChainCounts counts,
      SeriesPass.Smoothed taker) {
    int[] cuts = segmentation.cuts(series, row);
    int last = cuts.length - 2;
    double[][] predictions = new double[last + 1][];
    predictions[0] = algorithm.begin();
    double log = 0;
    for (int i = 0; i < last; i++) {
      log += forward(load(series, cuts, i));
      predictions[i + 1] = algorithm.predict(tile.length() - 1);
    }
    for (int i = last; i >= 0; i--) {
      Run run = load(series, cuts, i);
      algorithm.resume(predictions[i]);
      double logOfRun = forward(run);
      int end = run.length() - 1;
      if (i == last) {
        log += logOfRun + algorithm.logEnd(end);
        if (!refusing && Impossible.is(log)) {
          return;
        }
        Impossible.refuse(log, number);
        algorithm.end(end, weight, counts.ratios);
      } else {
        algorithm.before(end, weight, counts.ratios);
      }
      double[][] shares = new double[parameters.states()][run.length()];
      algorithm.backward(tile, 0, run.length(), weight, shares, counts.ratios);
      for (int k = 0; k < shares.length; k++) {
        counts.starts[k] += i == 0 ? shares[k][0] : 0;
        counts.ends[k] += i == last ? shares[k][end] : 0;
      }
      taker.accept(run, shares);
    }
    counts.logLikelihood += weight * log;
  }

  private Run load(SeriesVector series, int[] cuts, int index) {
    Run run = Run.of(series, cuts[index], cuts[index + 1]);
    tile.fill(run.steps(), parameters.emissions(), labels);
    return run;
  }

  private double forward(Run run) {
    return algorithm.forward(tile, 0, run.length());
  }
}
