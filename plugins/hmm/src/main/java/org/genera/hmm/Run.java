package org.genera.hmm;

import org.genera.api.data.Batch;
import org.genera.api.data.SeriesVector;

/**
 * Consecutive steps of a block.
 *
 * @param series of the block
 * @param from its first step in the block
 * @param steps its steps
 */
record Run(SeriesVector series, int from, Batch steps) implements Segment {

  static Run of(SeriesVector series, int from, int to) {
    return new Run(series, from, series.steps().slice(from, to));
  }

  @Override
  public int place(int t) {
    return from + t;
  }

  /** The last series that begins at the step or before: those before it may have no step. */
  @Override
  public int owner(int t) {
    int low = 0;
    int high = series.size();
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      if (series.offsets()[middle] <= from + t) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
