package org.genera.hmm;

import org.genera.api.data.SeriesVector;

/** Counts starts, transitions, ends and emissions of steps whose states are known. */
final class StateCounts {

  private final Plan plan;
  private final EmissionTally tally;

  StateCounts(Plan plan, EmissionTally tally) {
    this.plan = plan;
    this.tally = tally;
  }

  /**
   * Adds the series of a block.
   *
   * @param codes the state of each step, negative where it is not known
   * @param weights of the series
   * @param firstRow the number of the block's first series in the data
   * @param statistics what is added to
   */
  void add(SeriesVector series, int[] codes, double[] weights, long firstRow, double[] statistics) {
    Segmentation.of(plan.states())
        .forEach(series, segment -> add(segment, codes, weights, firstRow, statistics));
  }

  private void add(
      Segment segment, int[] codes, double[] weights, long firstRow, double[] statistics) {
    double[][] shares = new double[plan.states()][segment.length()];
    for (int t = 0; t < segment.length(); t++) {
      int step = segment.place(t);
      if (codes[step] >= 0) {
        int row = segment.owner(t);
        shares[codes[step]][t] = weights[row];
        count(codes, step, segment.series().offsets()[row], weights[row], statistics);
        boolean last = step == segment.series().offsets()[row + 1] - 1;
        if (last && plan.structure().hasEnds()) {
          statistics[plan.ends() + codes[step]] += weights[row];
        }
      }
    }
    tally.add(segment, firstRow, shares, statistics);
  }

  private void count(int[] codes, int t, int first, double weight, double[] statistics) {
    if (t == first) {
      statistics[Plan.STARTS + codes[t]] += weight;
    } else if (codes[t - 1] >= 0) {
      statistics[plan.transitions() + codes[t - 1] * plan.states() + codes[t]] += weight;
    }
  }
}
