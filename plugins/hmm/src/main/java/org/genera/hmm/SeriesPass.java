package org.genera.hmm;

import java.util.Optional;
import org.genera.api.data.SeriesVector;
import org.genera.numerics.Labels;

/**
 * Goes through the series of a batch, forward or forward and back, a segment at a time: of a long
 * series the prediction at the beginning of each segment is kept, and on the way back the segment
 * is worked out again from there. Not thread-safe.
 */
final class SeriesPass {

  private final Parameters parameters;
  private final Optional<Labels> labels;
  private final Segmentation segmentation;
  private final EmissionTile tile;
  private final ForwardBackward algorithm;

  /**
   * A pass.
   *
   * @param parameters of the model
   * @param labels what tells the states of steps, if they are to be taken as known
   * @param segmentation how much is worked on at once
   */
  SeriesPass(Parameters parameters, Optional<Labels> labels, Segmentation segmentation) {
    this.parameters = parameters;
    this.labels = labels;
    this.segmentation = segmentation;
    tile = new EmissionTile(parameters.states());
    algorithm = new ForwardBackward(parameters.chain());
  }

  /** A pass over steps whose states are unknown. */
  SeriesPass(Parameters parameters) {
    this(parameters, Optional.empty(), Segmentation.of(parameters.states()));
  }

  /** Takes what is known at the end of a series that has a step. */
  interface Filtered {
    /**
     * A series.
     *
     * @param row its position in the batch
     * @param logDensity log p(series)
     * @param last p(last state | series)
     */
    void accept(int row, double logDensity, double[] last);
  }

  /** Takes what is known of the steps of a segment given their whole series. */
  interface Smoothed {
    /**
     * A segment.
     *
     * @param segment all of the series in it, or a part of one
     * @param shares weight times p(state | series): {@code [state][step of the segment]}; good
     *     until the next call
     */
    void accept(Segment segment, double[][] shares);
  }

  /** Takes what is known of a step given the steps up to it. */
  interface Followed {
    /**
     * A step.
     *
     * @param segment that it is in
     * @param t its place in the segment
     * @param filtered p(state | steps up to it)
     */
    void accept(Segment segment, int t, double[] filtered);
  }

  /** Forward only. */
  void filter(SeriesVector series, Filtered taker) {
    filter(series, Optional.empty(), taker);
  }

  /** Forward only, each step shown. */
  void filter(SeriesVector series, Followed follower, Filtered taker) {
    filter(series, Optional.of(follower), taker);
  }

  private void filter(SeriesVector series, Optional<Followed> follower, Filtered taker) {
    for (Segmentation.Stretch stretch : segmentation.stretches(series.offsets())) {
      double before = 0;
      for (int index = 0; index < stretch.segments(); index++) {
        Segment segment = load(series, stretch, index);
        for (int row = segment.firstRow(); row < segment.endRow(); row++) {
          if (segment.has(row)) {
            before += forward(segment, row);
            if (follower.isPresent()) {
              show(segment, row, follower.get());
            }
            if (segment.ends(row)) {
              taker.accept(row, before, algorithm.filtered(segment.end(row) - 1));
              before = 0;
            } else {
              algorithm.predict(segment.end(row) - 1);
            }
          }
        }
      }
    }
  }

  private void show(Segment segment, int row, Followed follower) {
    for (int t = segment.begin(row); t < segment.end(row); t++) {
      follower.accept(segment, t, algorithm.filtered(t));
    }
  }

  /**
   * Forward and back. Series of weight 0 are left out.
   *
   * @param weights of the series
   * @param firstRow the number of the first series in the data, for errors
   * @param counts what is added to
   */
  void smooth(
      SeriesVector series, double[] weights, long firstRow, ChainCounts counts, Smoothed taker) {
    for (Segmentation.Stretch stretch : segmentation.stretches(series.offsets())) {
      if (stretch.segments() == 1 || weights[stretch.firstRow()] > 0) {
        new Smoothing(series, weights, firstRow, counts, taker).of(stretch);
      }
    }
  }

  private Segment load(SeriesVector series, Segmentation.Stretch stretch, int index) {
    Segment segment = Segment.of(series, stretch, index);
    tile.fill(segment.steps(), parameters.emissions(), labels);
    return segment;
  }

  /** Goes over a series, or on with one for which the algorithm has a prediction. */
  private double forward(Segment segment, int row) {
    if (segment.begins(row)) {
      algorithm.begin();
    }
    double log = algorithm.forward(tile, segment.begin(row), segment.end(row));
    return segment.ends(row) ? log + algorithm.logEnd(segment.end(row) - 1) : log;
  }

  private final class Smoothing {
    private final SeriesVector series;
    private final double[] weights;
    private final long firstRow;
    private final ChainCounts counts;
    private final Smoothed taker;
    private double before;

    Smoothing(
        SeriesVector series, double[] weights, long firstRow, ChainCounts counts, Smoothed taker) {
      this.series = series;
      this.weights = weights;
      this.firstRow = firstRow;
      this.counts = counts;
      this.taker = taker;
    }

    void of(Segmentation.Stretch stretch) {
      double[][] predictions = predictions(stretch);
      for (int index = stretch.segments() - 1; index >= 0; index--) {
        Segment segment = load(series, stretch, index);
        double[][] shares = new double[parameters.states()][segment.length()];
        algorithm.resume(predictions[index]);
        for (int row = segment.firstRow(); row < segment.endRow(); row++) {
          if (segment.has(row) && weights[row] > 0) {
            back(segment, row, shares);
          }
        }
        taker.accept(segment, shares);
      }
    }

    /** What is predicted of the first step of each segment. */
    private double[][] predictions(Segmentation.Stretch stretch) {
      double[][] predictions = new double[stretch.segments()][];
      predictions[0] = parameters.chain().start();
      for (int index = 0; index + 1 < predictions.length; index++) {
        Segment segment = load(series, stretch, index);
        before += forward(segment, segment.firstRow());
        predictions[index + 1] = algorithm.predict(segment.length() - 1);
      }
      return predictions;
    }

    private void back(Segment segment, int row, double[][] shares) {
      int from = segment.begin(row);
      int to = segment.end(row);
      double log = forward(segment, row);
      if (segment.ends(row)) {
        Impossible.refuse(before + log, firstRow + row);
        counts.logLikelihood += weights[row] * (before + log);
        algorithm.end(to - 1);
      } else {
        algorithm.before(to - 1, weights[row], counts.ratios);
      }
      algorithm.backward(tile, from, to, weights[row], shares, counts.ratios);
      for (int i = 0; i < shares.length; i++) {
        counts.starts[i] += segment.begins(row) ? shares[i][from] : 0;
        counts.ends[i] += segment.ends(row) ? shares[i][to - 1] : 0;
      }
    }
  }
}
