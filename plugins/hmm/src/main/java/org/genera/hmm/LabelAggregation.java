package org.genera.hmm;

import org.genera.api.data.Batch;
import org.genera.api.data.SeriesVector;
import org.genera.api.engine.Aggregation;

/**
 * Counts what labelled steps say by themselves: where EM begins, and where nothing is missing,
 * ends.
 */
final class LabelAggregation implements Aggregation {

  private final SeriesLayout layout;
  private final Plan plan;
  private final EmissionTally tally;

  LabelAggregation(HmmModel model) {
    layout = model.layout();
    plan = model.plan();
    tally = new EmissionTally(plan);
  }

  @Override
  public int prepare(double[] parameters) {
    return plan.length();
  }

  @Override
  public void accumulate(Batch block, double[] statistics) {
    SeriesVector series = layout.in(block);
    double[] weights = block.weights();
    int[] codes = layout.codes(series.steps());
    Segmentation.of(plan.states())
        .forEach(series, segment -> count(segment, codes, weights, block, statistics));
  }

  private void count(
      Segment segment, int[] codes, double[] weights, Batch block, double[] statistics) {
    double[][] shares = new double[plan.states()][segment.length()];
    for (int t = 0; t < segment.length(); t++) {
      int step = segment.place(t);
      if (codes[step] >= 0) {
        int row = segment.owner(t);
        shares[codes[step]][t] = weights[row];
        statistics[Plan.WEIGHT] += weights[row];
        count(codes, step, segment.series().offsets()[row], weights[row], statistics);
        boolean last = step == segment.series().offsets()[row + 1] - 1;
        if (last && plan.structure().hasEnds()) {
          statistics[plan.ends() + codes[step]] += weights[row];
        }
      }
    }
    tally.add(segment, block.firstRow(), shares, statistics);
  }

  private void count(int[] codes, int t, int first, double weight, double[] statistics) {
    if (t == first) {
      statistics[Plan.STARTS + codes[t]] += weight;
    } else if (codes[t - 1] >= 0) {
      statistics[plan.transitions() + codes[t - 1] * plan.states() + codes[t]] += weight;
    }
  }
}
