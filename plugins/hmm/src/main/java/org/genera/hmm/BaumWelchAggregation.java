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
  private final Chain chain;
  private final SeriesPass pass;
  private final EmissionTally tally;
  private double unlabelledWeight;

  BaumWelchAggregation(HmmModel model) {
    this(model, Segmentation.of(model.parameters().chain()));
  }

  BaumWelchAggregation(HmmModel model, Segmentation segmentation) {
    this(model, model.parameters(), segmentation);
  }

  /**
   * States are inferred by some parameters; how missing cells take part is a matter of the model's.
   */
  private BaumWelchAggregation(HmmModel model, Parameters parameters, Segmentation segmentation) {
    layout = model.layout();
    plan = model.plan();
    chain = parameters.chain();
    pass = new SeriesPass(parameters, layout.states(), segmentation);
    tally = EmissionTally.at(plan, model.parameters().emissions());
  }

  /**
   * The E-step of variational Bayes: states are inferred by exp E log of the parameters. The
   * log-likelihood in the statistics is then log Z, by how much these do not sum to 1.
   */
  static BaumWelchAggregation ofBeliefs(HmmModel model) {
    Plan plan = model.plan();
    Parameters inferring = model.parameters().posterior().orElseThrow().expectedLogs(plan);
    return new BaumWelchAggregation(model, inferring, Segmentation.of(inferring.chain()));
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
    ChainCounts counts = new ChainCounts(chain);
    pass.smooth(
        series,
        weights,
        block.firstRow(),
        counts,
        (segment, shares) -> tally.add(segment, block.firstRow(), shares, statistics));
    statistics[Plan.WEIGHT] += SeriesWeights.observed(layout, series, weights);
    statistics[Plan.LOG_LIKELIHOOD] += counts.logLikelihood;
    for (int i = 0; i < plan.states(); i++) {
      statistics[Plan.STARTS + i] += counts.starts[i];
    }
    for (int i = 0; i < plan.states() && plan.structure().hasEnds(); i++) {
      statistics[plan.ends() + i] += counts.ends[i];
    }
    counts.addTransitions(statistics, plan.transitions());
    counts.addDurations(statistics, plan.durations());
  }
}
