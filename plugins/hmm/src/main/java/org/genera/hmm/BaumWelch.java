package org.genera.hmm;

import java.util.Map;
import java.util.OptionalDouble;
import org.genera.api.data.Dataset;
import org.genera.api.model.ModelHeader;
import org.genera.api.model.TrainingRequest;
import org.genera.api.model.TrainingSummary;
import org.genera.numerics.ConvergenceMonitor;
import org.genera.numerics.ExpectationMaximisation;

/**
 * Climbs an objective together with the prior: log p(series) (Baum and others 1970), or in Viterbi
 * training log p(series, their most probable paths) (Juang and Rabiner 1990); or a lower bound of
 * the evidence ({@link VariationalStep}).
 */
final class BaumWelch {

  private static final TrainingSummary NONE =
      new TrainingSummary(0, false, OptionalDouble.empty(), 0, 0, Map.of());

  private final TrainingData data;
  private final Plan plan;
  private final ModelHeader header;
  private final boolean variational;

  BaumWelch(TrainingRequest request, TrainingData data, Plan plan) {
    this(
        data, plan, request.header(HmmFamily.NAME, NONE), HmmOptions.isVariational(data.options()));
  }

  private BaumWelch(TrainingData data, Plan plan, ModelHeader header, boolean variational) {
    this.data = data;
    this.plan = plan;
    this.header = header;
    this.variational = variational;
  }

  /** The same that climbs the likelihood where this would climb the bound of the evidence. */
  BaumWelch ofLikelihood() {
    return new BaumWelch(data, plan, header, false);
  }

  /** A model of given parameters, as passes use it. */
  private HmmModel model(Plan.Fit fit) {
    return new HmmModel(header, fit.parameters(), plan, data.survey().lengths());
  }

  /** What labelled steps say by themselves. */
  Plan.Fit counted() {
    return plan.estimate(knownStates(), data.options());
  }

  /** The statistics of labelled steps by themselves. */
  double[] knownStates() {
    HmmModel blank = model(plan.estimate(new double[plan.length()], data.options()));
    return data.pass(HmmFamily.LABELS, blank, 0, data.rows());
  }

  /** Climbs as long as the monitor wants; where beliefs climb, from those that follow the start. */
  ExpectationMaximisation.Arrival<Plan.Fit> run(
      Plan.Fit start, Dataset rows, ConvergenceMonitor monitor) {
    Steps steps = new Steps(rows);
    Plan.Fit first = variational ? steps.maximise(start, steps.expect(start)) : start;
    return new ExpectationMaximisation<>(steps, monitor).run(first);
  }

  private String training(Plan.Fit at) {
    if (variational && at.parameters().posterior().isPresent()) {
      return HmmFamily.BELIEFS;
    }
    return isByPaths() ? HmmFamily.PATHS : HmmFamily.EXPECTATION;
  }

  /** Whether it climbs a lower bound of the evidence. */
  boolean isVariational() {
    return variational;
  }

  /** Whether it goes along the most probable paths. */
  boolean isByPaths() {
    return HmmOptions.isByPaths(data.options());
  }

  /** The expected statistics of some series, log p(series) among them. */
  double[] expect(Plan.Fit fit, Dataset rows) {
    return data.pass(HmmFamily.EXPECTATION, model(fit), data.unlabelledWeight(), rows);
  }

  private final class Steps implements ExpectationMaximisation.Steps<Plan.Fit> {
    private final Dataset rows;

    Steps(Dataset rows) {
      this.rows = rows;
    }

    @Override
    public double[] expect(Plan.Fit fit) {
      return data.pass(training(fit), model(fit), data.unlabelledWeight(), rows);
    }

    @Override
    public double objective(Plan.Fit fit, double[] statistics) {
      double logPrior = fit.isPriorKnown() ? fit.logPrior() : 0;
      return (statistics[Plan.LOG_LIKELIHOOD] + logPrior) / statistics[Plan.WEIGHT];
    }

    @Override
    public boolean isObjectiveWhole(Plan.Fit fit) {
      return fit.isPriorKnown();
    }

    @Override
    public Plan.Fit maximise(Plan.Fit fit, double[] statistics) {
      return variational
          ? VariationalStep.of(plan, statistics, data.options())
          : plan.estimate(statistics, data.options());
    }
  }
}
