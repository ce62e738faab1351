package org.genera.hmm.structure;

import java.util.Arrays;
import org.genera.api.data.SeriesVector;
import org.genera.api.engine.RandomStream;

/**
 * A start for chains that go from left to right: each series is cut into as many segments as there
 * are states, of equal length in the first start and of lengths drawn at random in others.
 */
public final class SegmentStart {

  private final double[] ends;

  /**
   * Draws where segments end.
   *
   * @param states how many segments
   * @param index of the start; the segments of start 0 are equal
   * @param random where chance comes from
   */
  public SegmentStart(int states, int index, RandomStream random) {
    ends = new double[states];
    double sum = 0;
    for (int i = 0; i < states; i++) {
      sum += index == 0 ? 1 : -StrictMath.log(1 - random.nextDouble());
      ends[i] = sum;
    }
    double whole = sum;
    Arrays.setAll(ends, i -> ends[i] / whole);
  }

  /**
   * Gives each state its segment of each series.
   *
   * @param series one or more
   * @param shares what is added to: {@code [state][step]}
   */
  public void add(SeriesVector series, double[][] shares) {
    for (int row = 0; row < series.size(); row++) {
      int first = series.offsets()[row];
      int length = series.length(row);
      int from = 0;
      for (int i = 0; i < ends.length; i++) {
        int to = i == ends.length - 1 ? length : (int) Math.round(ends[i] * length);
        for (int t = from; t < to; t++) {
          shares[i][first + t] += 1;
        }
        from = to;
      }
    }
  }
}
