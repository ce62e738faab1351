package org.genera.hmm;

import org.genera.api.data.Batch;
import org.genera.api.data.SeriesVector;

/** How much the series of a block count. */
final class SeriesWeights {

  private SeriesWeights() {}

  /**
   * Their weights.
   *
   * @param unlabelledWeight how much one counts of which no step has a label, where states have
   */
  static double[] of(SeriesLayout layout, Batch block, double unlabelledWeight) {
    double[] weights = block.weights().clone();
    if (layout.states().isPresent() && unlabelledWeight != 1) {
      SeriesVector series = layout.in(block);
      int[] codes = layout.codes(series.steps());
      for (int row = 0; row < weights.length; row++) {
        weights[row] *= isLabelled(codes, series, row) ? 1 : unlabelledWeight;
      }
    }
    return weights;
  }

  private static boolean isLabelled(int[] codes, SeriesVector series, int row) {
    for (int t = series.offsets()[row]; t < series.offsets()[row + 1]; t++) {
      if (codes[t] >= 0) {
        return true;
      }
    }
    return false;
  }

  /** The weight of the steps in which anything is observed. */
  static double observed(SeriesLayout layout, SeriesVector series, double[] weights) {
    boolean[] observed = layout.observed(series.steps());
    double sum = 0;
    for (int row = 0; row < weights.length; row++) {
      for (int t = series.offsets()[row]; t < series.offsets()[row + 1]; t++) {
        sum += observed[t] ? weights[row] : 0;
      }
    }
    return sum;
  }
}
