package org.genera.hmm;

import org.genera.api.data.Batch;
import org.genera.api.data.SeriesVector;
import org.genera.api.engine.Aggregation;

/**
 * The E-step of Baum and others (1970): expected starts, transitions and emissions, the states of
 * labelled steps being known. The one parameter is how much a series without any label counts.
 */
final class BaumWelchAggregation implements Aggregation {

  private final SeriesLayout layout;
  private final Plan plan;
  private final SeriesPass pass;
  private final ForwardBackward algorithm;
  private final EmissionTally tally;
  private double unlabelledWeight;

  BaumWelchAggregation(HmmModel model) {
    layout = model.layout();
    plan = model.plan();
    pass = new SeriesPass(model.parameters());
    algorithm = new ForwardBackward(model.parameters().chain());
    tally = new EmissionTally(plan);
  }

  @Override
  public int prepare(double[] parameters) {
    unlabelledWeight = parameters[0];
    return plan.length();
  }

  @Override
  public void accumulate(Batch block, double[] statistics) {
    SeriesVector series = layout.in(block);
    int[] codes = layout.codes(series.steps());
    boolean[] observed = layout.observed(series.steps());
    double[] weights = weights(block, series, codes);
    double[][] shares = new double[plan.states()][series.steps().rows()];
    double[] transitions = new double[plan.states() * plan.states()];
    pass.visit(
        series,
        codes,
        (row, from, steps, tile) -> {
          if (weights[row] > 0) {
            double logLikelihood = algorithm.forward(tile, steps);
            Impossible.refuse(logLikelihood, block.firstRow() + row);
            algorithm.backward(tile, steps, weights[row], shares, from, transitions);
            statistics[Plan.LOG_LIKELIHOOD] += weights[row] * logLikelihood;
            for (int t = from; t < from + steps; t++) {
              statistics[Plan.WEIGHT] += observed[t] ? weights[row] : 0;
            }
            for (int i = 0; i < plan.states(); i++) {
              statistics[Plan.STARTS + i] += shares[i][from];
            }
          }
        });
    algorithm.transitions(transitions, statistics, plan.transitions());
    tally.add(series, block.firstRow(), shares, statistics);
  }

  private double[] weights(Batch block, SeriesVector series, int[] codes) {
    double[] weights = block.weights().clone();
    for (int row = 0; row < weights.length && layout.states().isPresent(); row++) {
      boolean labelled = false;
      for (int t = series.offsets()[row]; t < series.offsets()[row + 1]; t++) {
        labelled |= codes[t] >= 0;
      }
      weights[row] *= labelled ? 1 : unlabelledWeight;
    }
    return weights;
  }
}
