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
    int[] ages =
        plan.structure().durations().isExplicit()
            ? Ages.of(series, codes, plan.structure(), firstRow)
            : new int[0];
    Block block = new Block(codes, ages, weights, firstRow, statistics);
    Segmentation.of(plan.states()).forEach(series, segment -> add(segment, block));
  }

  /** What is known of the steps of a block, and what they are counted in. */
  private record Block(
      int[] codes, int[] ages, double[] weights, long firstRow, double[] statistics) {}

  private void add(Segment segment, Block block) {
    double[][] shares = new double[plan.states()][segment.length()];
    for (int t = 0; t < segment.length(); t++) {
      int step = segment.place(t);
      if (block.codes[step] >= 0) {
        int row = segment.owner(t);
        double weight = block.weights[row];
        shares[block.codes[step]][t] = weight;
        count(block, step, segment.series().offsets()[row], weight);
        boolean last = step == segment.series().offsets()[row + 1] - 1;
        if (last && plan.structure().hasEnds()) {
          block.statistics[plan.ends() + block.codes[step]] += weight;
          countDuration(block, step, true, weight);
        }
      }
    }
    tally.add(segment, block.firstRow, shares, block.statistics);
  }

  private void count(Block block, int t, int first, double weight) {
    int state = block.codes[t];
    if (t == first) {
      block.statistics[Plan.STARTS + state] += weight;
    } else if (block.codes[t - 1] >= 0) {
      int before = block.codes[t - 1];
      boolean stayed = before == state && plan.structure().lasting()[state];
      if (!stayed) {
        block.statistics[plan.transitions() + before * plan.states() + state] += weight;
      }
      countDuration(block, t - 1, !stayed, weight);
    }
  }

  /** A state was left after a step, or not, at an age that is known. */
  private void countDuration(Block block, int t, boolean left, double weight) {
    if (block.ages.length > 0 && block.ages[t] > 0) {
      int longest = plan.structure().durations().longest();
      int from = plan.durations() + (left ? 0 : plan.states() * longest);
      block.statistics[from + block.codes[t] * longest + block.ages[t] - 1] += weight;
    }
  }
}
