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
    int[] codes = layout.codes(series.steps());
    double[] weights = block.weights();
    double[][] shares = new double[plan.states()][series.steps().rows()];
    for (int row = 0; row < series.size(); row++) {
      int first = series.offsets()[row];
      for (int t = first; t < series.offsets()[row + 1]; t++) {
        if (codes[t] >= 0) {
          shares[codes[t]][t] = weights[row];
          statistics[Plan.WEIGHT] += weights[row];
          count(codes, t, first, weights[row], statistics);
        }
      }
    }
    tally.add(series, block.firstRow(), shares, statistics);
  }

  private void count(int[] codes, int t, int first, double weight, double[] statistics) {
    if (t == first) {
      statistics[Plan.STARTS + codes[t]] += weight;
    } else if (codes[t - 1] >= 0) {
      statistics[plan.transitions() + codes[t - 1] * plan.states() + codes[t]] += weight;
    }
  }
}
