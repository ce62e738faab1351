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
  private final StateCounts counts;

  LabelAggregation(HmmModel model) {
    layout = model.layout();
    plan = model.plan();
    counts = new StateCounts(plan, new EmissionTally(plan));
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
    boolean[] observed = layout.observed(series.steps());
    for (int row = 0; row < series.size(); row++) {
      for (int t = series.offsets()[row]; t < series.offsets()[row + 1]; t++) {
        statistics[Plan.WEIGHT] += codes[t] >= 0 && observed[t] ? weights[row] : 0;
      }
    }
    counts.add(series, codes, weights, block.firstRow(), statistics);
  }
}
