package org.genera.hmm;

import java.util.Arrays;
import java.util.Optional;
import org.genera.api.data.SeriesVector;
import org.genera.numerics.Labels;

/**
 * Goes through the series of a batch, forward or forward and back: several side by side, or one by
 * one where they are few or long. Not thread-safe.
 */
final class SeriesPass {

  private final Segmentation segmentation;
  private final SeriesAbreast abreast;
  private final LongSeries alone;

  /**
   * A pass that counts, and refuses impossible series.
   *
   * @param parameters of the model
   * @param labels what tells the states of steps, if they are to be taken as known
   * @param segmentation how much is worked on at once
   */
  SeriesPass(Parameters parameters, Optional<Labels> labels, Segmentation segmentation) {
    this(parameters, labels, segmentation, true);
  }

  private SeriesPass(
      Parameters parameters, Optional<Labels> labels, Segmentation segmentation, boolean learning) {
    this.segmentation = segmentation;
    abreast = new SeriesAbreast(parameters, labels, learning);
    alone = new LongSeries(parameters, labels, segmentation, learning);
  }

  /**
   * A pass over steps whose states are unknown, that counts no transitions and shows nothing of
   * impossible series.
   */
  SeriesPass(Parameters parameters) {
    this(parameters, Optional.empty(), Segmentation.of(parameters.chain()), false);
  }

  /** Takes what is known at the end of a series that has a step. */
  interface Filtered {
    /**
     * A series.
     *
     * @param row its position in the batch
     * @param logDensity log p(series)
     * @param last p(last phase | series)
     */
    void accept(int row, double logDensity, double[] last);
  }

  /** Takes what is known of the steps of a segment given their whole series. */
  interface Smoothed {
    /**
     * A segment.
     *
     * @param segment some of their steps
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
     * @param place of the step among those of the block
     * @param filtered p(phase | steps up to it)
     */
    void accept(int place, double[] filtered);
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
    double[] weights = new double[series.size()];
    Arrays.fill(weights, 1);
    Segmentation.Parting parting = segmentation.of(series, weights);
    for (int[] rows : parting.groups()) {
      abreast.filter(series, rows, follower, taker);
    }
    for (int row : parting.alone()) {
      alone.filter(series, row, follower, taker);
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
    Segmentation.Parting parting = segmentation.of(series, weights);
    for (int[] rows : parting.groups()) {
      abreast.smooth(series, rows, weights, firstRow, counts, taker);
    }
    for (int row : parting.alone()) {
      alone.smooth(series, row, weights[row], firstRow + row, counts, taker);
    }
  }
}
