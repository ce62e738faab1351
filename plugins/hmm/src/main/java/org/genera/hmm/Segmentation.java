package org.genera.hmm;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.genera.api.data.SeriesVector;

/**
 * How the steps of a block are parted, so that memory holds as many at once as it takes to work
 * fast, and no more however long a series is.
 *
 * @param together short series are worked on together, up to that many steps
 * @param whole a longer series than that is parted into segments of that many steps
 */
record Segmentation(int together, int whole) {

  /** Numbers of an array, one for each step and state, that stay in the processor's cache. */
  private static final int CACHED = 1 << 15;

  /** Numbers of such an array that a thread may take at all: 4 MB each. */
  private static final int HELD = 1 << 19;

  private static final int FEWEST_STEPS = 64;

  /** What suits a number of states. */
  static Segmentation of(int states) {
    return new Segmentation(
        Math.max(FEWEST_STEPS, CACHED / states), Math.max(FEWEST_STEPS, HELD / states));
  }

  /**
   * Consecutive series of a block.
   *
   * @param firstRow the first of them
   * @param endRow the one after the last
   * @param cuts where its segments begin among the steps of the block, and the end: a single
   *     segment unless it is one long series
   */
  record Stretch(int firstRow, int endRow, int[] cuts) {

    int segments() {
      return cuts.length - 1;
    }
  }

  /**
   * Parts a block.
   *
   * @param offsets where its series begin, and the end
   * @return stretches that have a step at least, in order
   */
  List<Stretch> stretches(int[] offsets) {
    List<Stretch> stretches = new ArrayList<>();
    int row = 0;
    while (row < offsets.length - 1) {
      int first = row;
      row++;
      while (row < offsets.length - 1 && offsets[row + 1] - offsets[first] <= together) {
        row++;
      }
      if (offsets[row] > offsets[first]) {
        stretches.add(new Stretch(first, row, cuts(offsets[first], offsets[row])));
      }
    }
    return stretches;
  }

  /** Shows all segments of a block in order. */
  void forEach(SeriesVector series, Consumer<Segment> taker) {
    for (Stretch stretch : stretches(series.offsets())) {
      for (int i = 0; i < stretch.segments(); i++) {
        taker.accept(Segment.of(series, stretch, i));
      }
    }
  }

  /** Equal segments, but for the last. */
  private int[] cuts(int from, int to) {
    int segments = Math.max(1, (int) (((long) to - from + whole - 1) / whole));
    int[] cuts = new int[segments + 1];
    for (int i = 0; i < segments; i++) {
      cuts[i] = from + i * whole;
    }
    cuts[segments] = to;
    return cuts;
  }
}
