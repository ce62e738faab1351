package org.genera.hmm;

import org.genera.api.data.Batch;
import org.genera.api.data.SeriesVector;
import org.genera.api.engine.Aggregation;

/**
 * The E-step of Viterbi training, the segmental k-means of Juang and Rabiner (1990): the most
 * probable path of each series is counted as if it were known, the states of labelled steps being
 * so. The log-likelihood in the statistics is log p(series, path). The one parameter is how much a
 * series without any label counts.
 */
final class PathAggregation implements Aggregation {

  private final SeriesLayout layout;
  private final Plan plan;
  private final PathPass pass;
  private final StateCounts counts;
  private double unlabelledWeight;

  PathAggregation(HmmModel model) {
    layout = model.layout();
    plan = model.plan();
    Segmentation segmentation = Segmentation.of(model.parameters().chain());
    pass = new PathPass(model.parameters(), layout.states(), segmentation);
    counts = new StateCounts(plan, EmissionTally.at(plan, model.parameters().emissions()));
  }

  @Override
  public int prepare(double[] parameters) {
    unlabelledWeight = parameters[0];
    return plan.length();
  }

  @Override
  public void accumulate(Batch block, double[] statistics) {
    SeriesVector series = layout.in(block);
    double[] weights = SeriesWeights.of(layout, block, unlabelledWeight);
    PathPass.Found best = pass.of(series, weights);
    for (int row = 0; row < weights.length; row++) {
      if (weights[row] > 0) {
        Impossible.refuse(best.logs()[row], block.firstRow() + row);
        statistics[Plan.LOG_LIKELIHOOD] += weights[row] * best.logs()[row];
      }
    }
    statistics[Plan.WEIGHT] += SeriesWeights.observed(layout, series, weights);
    counts.add(series, best.states(), weights, block.firstRow(), statistics);
  }
}
