package org.genera.naivebayes;

import java.util.Optional;
import org.genera.api.data.Dataset;
import org.genera.api.model.ModelHeader;
import org.genera.numerics.ConvergenceMonitor;
import org.genera.numerics.ExpectationMaximisation;

/** EM over some rows: p(y) and the factors climb the likelihood together with the prior. */
final class EmClimb {

  private final TrainingData data;
  private final Plan plan;
  private final ModelHeader header;

  /**
   * A climb.
   *
   * @param header of the models that passes use; its columns matter, its summary does not
   */
  EmClimb(TrainingData data, Plan plan, ModelHeader header) {
    this.data = data;
    this.plan = plan;
    this.header = header;
  }

  /** A model of given parameters, as passes use it. */
  NaiveBayesModel model(Plan.Fit fit) {
    LearningState state = new LearningState(plan, Optional.empty());
    return new NaiveBayesModel(
        header, fit.weights(), fit.factors(), Optional.of(state), Optional.empty());
  }

  /** What is counted of rows with a label. */
  double[] count(Dataset rows) {
    NaiveBayesModel blank = model(plan.estimate(new double[plan.length()], data.options()));
    return data.pass(NaiveBayesFamily.COUNTS, blank, 0, rows);
  }

  /** What is expected of all rows, those without a label counting less. */
  double[] expect(Plan.Fit fit, double unlabelledWeight, Dataset rows) {
    return data.pass(NaiveBayesFamily.EXPECTATION, model(fit), unlabelledWeight, rows);
  }

  /** Climbs as long as the monitor wants. */
  ExpectationMaximisation.Arrival<Plan.Fit> run(
      Plan.Fit start, double unlabelledWeight, Dataset rows, ConvergenceMonitor monitor) {
    return new ExpectationMaximisation<>(new Steps(unlabelledWeight, rows), monitor).run(start);
  }

  private final class Steps implements ExpectationMaximisation.Steps<Plan.Fit> {
    private final double unlabelledWeight;
    private final Dataset rows;

    Steps(double unlabelledWeight, Dataset rows) {
      this.unlabelledWeight = unlabelledWeight;
      this.rows = rows;
    }

    @Override
    public double[] expect(Plan.Fit fit) {
      return EmClimb.this.expect(fit, unlabelledWeight, rows);
    }

    @Override
    public double objective(Plan.Fit fit, double[] statistics) {
      return (statistics[Plan.LOG_LIKELIHOOD] + fit.logPrior()) / statistics[Plan.WEIGHT];
    }

    @Override
    public Plan.Fit maximise(Plan.Fit fit, double[] statistics) {
      return plan.maximise(statistics, data.options());
    }
  }
}
