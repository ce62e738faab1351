package org.genera.hmm;

import org.genera.api.data.Batch;
import org.genera.api.data.SeriesVector;

/**
 * Consecutive steps of a block that are worked on at once: those of some whole series, or a part of
 * a long one.
 *
 * @param series of the block
 * @param firstRow the first series that has a part in it
 * @param endRow the series after the last
 * @param from its first step in the block
 * @param steps its steps
 */
record Segment(SeriesVector series, int firstRow, int endRow, int from, Batch steps) {

  /** All steps of some series. */
  static Segment whole(SeriesVector series) {
    return new Segment(series, 0, series.size(), 0, series.steps());
  }

  static Segment of(SeriesVector series, Segmentation.Stretch stretch, int index) {
    int from = stretch.cuts()[index];
    Batch steps = series.steps().slice(from, stretch.cuts()[index + 1]);
    return new Segment(series, stretch.firstRow(), stretch.endRow(), from, steps);
  }

  int length() {
    return steps.rows();
  }

  /** The first step of a series, or of its part, in the segment. */
  int begin(int row) {
    return Math.max(0, series.offsets()[row] - from);
  }

  /** The step after the last of a series, or of its part. */
  int end(int row) {
    return Math.min(length(), series.offsets()[row + 1] - from);
  }

  /** Whether a series has a step. */
  boolean has(int row) {
    return series.length(row) > 0;
  }

  /** Whether a series begins in the segment. */
  boolean begins(int row) {
    return series.offsets()[row] >= from;
  }

  /** Whether a series ends in the segment. */
  boolean ends(int row) {
    return series.offsets()[row + 1] - from <= length();
  }
}
