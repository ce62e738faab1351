package org.genera.hmm;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.genera.api.GeneraException;
import org.genera.api.RunContext;
import org.genera.api.StandardError;
import org.genera.api.data.Dataset;
import org.genera.api.model.ModelHeader;
import org.genera.api.model.Provenance;
import org.genera.api.model.TrainingSummary;
import org.genera.likelihoods.Likelihood;

/**
 * Learns from more series. Where all states have been known, and are known of the new series, their
 * counts are added to those kept; else it takes steps of EM.
 */
final class Update {

  private static final String UPDATED_ROWS = "updatedRows";
  private static final String UPDATE_STEPS = "updateSteps";

  private final HmmModel model;
  private final RunContext context;
  private final LearningState before;

  Update(HmmModel model, RunContext context) {
    this.model = model;
    this.context = context;
    before = model.state().orElseThrow();
  }

  /**
   * What was learnt.
   *
   * @param model the new one
   * @param weight of the new steps
   * @param blocks how many steps of EM were taken
   */
  record Learnt(HmmModel model, double weight, long blocks) {}

  /** Series of the model's layout, and perhaps their weights. */
  Learnt learn(Dataset rows) {
    SeriesLayout layout = model.layout().weighedAs(rows.schema());
    TrainingData data =
        TrainingData.of(rows, layout, model.header().options(), context)
            .weighing(before.unlabelledWeight());
    warnOfUnlabelled(data);
    return isCounted(data) ? count(data) : climb(data);
  }

  private void warnOfUnlabelled(TrainingData data) {
    long unlabelled = data.survey().unlabelledSeries();
    if (data.layout().states().isPresent() && unlabelled > 0 && data.unlabelledWeight() == 0) {
      context
          .listener()
          .warning(
              unlabelled
                  + " series of which no step has a label are left out: their weight was not"
                  + " chosen in the fit, or is 0. Fit with unlabelled-weight to let them count.");
    }
  }

  private boolean isCounted(TrainingData data) {
    return before.isCounted()
        && data.hasKnownStates()
        && model.plan().emissions().stream().noneMatch(Likelihood::dependsOnParameters);
  }

  private Learnt count(TrainingData data) {
    double[] counts = data.pass(HmmFamily.LABELS, model, 0, data.rows());
    LearningState after = before.plus(counts);
    Plan.Fit fit = model.plan().estimate(after.statistics(), data.options());
    return learnt(data, fit, after, 0);
  }

  private Learnt climb(TrainingData data) {
    StepwiseBaumWelch climb = new StepwiseBaumWelch(model, data, context);
    climb.learn();
    return learnt(data, climb.fit(), climb.state(), climb.blocks());
  }

  private Learnt learnt(TrainingData data, Plan.Fit fit, LearningState after, long blocks) {
    double seen = before.statistics()[Plan.WEIGHT];
    double weight = after.statistics()[Plan.WEIGHT] - seen;
    if (!(weight > 0)) {
      throw new GeneraException(
          StandardError.NO_DATA, "There is no series of positive weight to learn from.");
    }
    fit.warn(context.listener());
    Lengths lengths = model.lengths().plus(data.survey().lengths());
    TrainingSummary own = model.header().summary();
    TrainingSummary summary =
        summary(
            own,
            weight,
            model.plan().parameters(fit.parameters().emissions()),
            figures(own.figures(), data.rows(), weight, blocks));
    HmmModel updated =
        new HmmModel(
            header(model.header(), data.rows(), summary),
            fit.parameters(),
            model.plan(),
            lengths,
            Optional.of(after));
    return new Learnt(updated, weight, blocks);
  }

  /** That of a fit after an update: of all series together there is no log-likelihood. */
  static TrainingSummary summary(
      TrainingSummary fit, double added, long parameters, Map<String, Double> figures) {
    return new TrainingSummary(
        fit.iterations(),
        fit.converged(),
        OptionalDouble.empty(),
        fit.sumOfWeights() + added,
        parameters,
        figures);
  }

  static ModelHeader header(ModelHeader before, Dataset rows, TrainingSummary summary) {
    Provenance from = before.provenance();
    long all = from.rows() + rows.rows().orElse(0);
    return new ModelHeader(
        before.family(),
        before.schema(),
        before.options(),
        new Provenance(from.seed(), "", all, from.platform()),
        summary);
  }

  /** Those of the fit that still hold, and how much was learnt since, in all updates together. */
  static Map<String, Double> figures(
      Map<String, Double> ofFit, Dataset rows, double weight, long blocks) {
    Map<String, Double> figures = new LinkedHashMap<>(ofFit);
    figures.remove(HmmFit.BITS_PER_SYMBOL);
    figures.merge(HmmFit.STEPS, weight, Double::sum);
    figures.merge(UPDATED_ROWS, (double) rows.rows().orElse(0), Double::sum);
    if (blocks > 0) {
      figures.merge(UPDATE_STEPS, (double) blocks, Double::sum);
    }
    return figures;
  }
}
