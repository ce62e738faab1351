package org.genera.hmm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.genera.api.data.SeriesVector;

/**
 * How a block is parted, so that memory holds as many steps at once as it takes to work fast, and
 * no more however long a series is.
 *
 * @param lanes how many series are worked on side by side at most
 * @param abreast how many steps they may have, all together, if each were as long as the longest
 * @param run a longer series is worked on in runs of that many steps
 */
record Segmentation(int lanes, int abreast, int run) {

  /** Fewer series than that are faster one by one. */
  static final int FEWEST_LANES = 6;

  static final int MOST_LANES = 32;

  /** Numbers, one a step and state, of an array that a thread may take: 8 and 4 MB. */
  private static final int NUMBERS_ABREAST = 1 << 20;

  private static final int NUMBERS_OF_A_RUN = 1 << 19;

  private static final int FEWEST_STEPS = 64;

  /** What suits a number of states. */
  static Segmentation of(int states) {
    return new Segmentation(
        MOST_LANES,
        Math.max(FEWEST_STEPS, NUMBERS_ABREAST / states),
        Math.max(FEWEST_STEPS, NUMBERS_OF_A_RUN / states));
  }

  /** What suits a chain: where states have durations, series are worked on one by one. */
  static Segmentation of(Chain chain) {
    Segmentation of = of(chain.phases());
    return chain.durations().isPresent() ? new Segmentation(0, of.abreast, of.run) : of;
  }

  /**
   * The series of a block.
   *
   * @param groups rows of series that are worked on side by side, the longest first
   * @param alone rows of the others
   */
  record Parting(List<int[]> groups, List<Integer> alone) {}

  /**
   * Parts a block.
   *
   * @param series of the block
   * @param weights of the series; those of weight 0 are left out, as those without a step
   */
  Parting of(SeriesVector series, double[] weights) {
    int[] rows =
        IntStream.range(0, series.size())
            .filter(row -> series.length(row) > 0 && weights[row] > 0)
            .boxed()
            .sorted((a, b) -> Integer.compare(series.length(b), series.length(a)))
            .mapToInt(Integer::intValue)
            .toArray();
    List<int[]> groups = new ArrayList<>();
    List<Integer> alone = new ArrayList<>();
    int from = 0;
    while (from < rows.length) {
      int most = Math.min(lanes, abreast / series.length(rows[from]));
      int size = Math.min(most, rows.length - from);
      if (size < FEWEST_LANES) {
        alone.add(rows[from]);
        from++;
      } else {
        groups.add(Arrays.copyOfRange(rows, from, from + size));
        from += size;
      }
    }
    return new Parting(groups, alone);
  }

  /** Shows all steps of a block, run by run. */
  void forEach(SeriesVector series, Consumer<Segment> taker) {
    int steps = series.steps().rows();
    for (long from = 0; from < steps; from += run) {
      taker.accept(Run.of(series, (int) from, (int) Math.min(steps, from + run)));
    }
  }

  /** Where the runs of a series begin among the steps of a block, and its end. */
  int[] cuts(SeriesVector series, int row) {
    int length = series.length(row);
    int count = (int) (((long) length + run - 1) / run);
    int[] cuts = new int[count + 1];
    for (int i = 0; i <= count; i++) {
      cuts[i] = series.offsets()[row] + (int) Math.min(length, (long) i * run);
    }
    return cuts;
  }
}
