package org.genera.hmm;

import java.util.List;
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
  private final PathSearch search;
  private final StateCounts counts;
  private double unlabelledWeight;

  PathAggregation(HmmModel model) {
    layout = model.layout();
    plan = model.plan();
    search = new PathSearch(model.parameters(), layout.states(), 1);
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
    int[] states = SeriesLayout.unknown(series.steps().rows());
    for (int row = 0; row < weights.length; row++) {
      if (weights[row] > 0 && series.length(row) > 0) {
        PathSearch.Path best = best(series, row, block.firstRow());
        statistics[Plan.LOG_LIKELIHOOD] += weights[row] * best.log();
        System.arraycopy(best.states(), 0, states, series.offsets()[row], series.length(row));
      }
    }
    statistics[Plan.WEIGHT] += SeriesWeights.observed(layout, series, weights);
    counts.add(series, states, weights, block.firstRow(), statistics);
  }

  private PathSearch.Path best(SeriesVector series, int row, long firstRow) {
    List<PathSearch.Path> found = search.of(series, row, firstRow);
    Impossible.refuse(found.isEmpty() ? Double.NEGATIVE_INFINITY : 0, firstRow + row);
    return found.get(0);
  }
}
