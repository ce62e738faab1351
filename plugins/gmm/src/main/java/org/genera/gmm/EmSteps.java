package org.genera.gmm;

import org.genera.api.data.Dataset;
import org.genera.numerics.ExpectationMaximisation;
import org.genera.numerics.gaussian.Maximisation;
import org.genera.numerics.gaussian.Mixture;
import org.genera.numerics.gaussian.StatisticsLayout;

/** The steps of EM on some rows. */
final class EmSteps implements ExpectationMaximisation.Steps<Mixture> {

  private final TrainingData data;
  private final Dataset rows;
  private final Supervision supervision;
  private final Maximisation maximisation;
  private int[] raised = {};
  private int empty;

  EmSteps(TrainingData data, Dataset rows, Supervision supervision) {
    this.data = data;
    this.rows = rows;
    this.supervision = supervision;
    maximisation = new Maximisation(data.moments().means(), data.floor());
  }

  @Override
  public double[] expect(Mixture mixture) {
    return data.expect(mixture, supervision, rows);
  }

  @Override
  public double objective(Mixture mixture, double[] statistics) {
    return statistics[StatisticsLayout.LOG_LIKELIHOOD] / statistics[StatisticsLayout.WEIGHT];
  }

  @Override
  public Mixture maximise(Mixture mixture, double[] statistics) {
    Maximisation.Result result = maximisation.of(mixture, statistics);
    raised = result.raised();
    empty = result.empty();
    return result.mixture();
  }

  /** In how many directions the last step kept each covariance at the floor. */
  int[] raised() {
    return raised;
  }

  /** How many components the last step found without rows. */
  int empty() {
    return empty;
  }
}
