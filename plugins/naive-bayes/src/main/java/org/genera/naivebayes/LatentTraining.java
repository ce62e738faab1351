package org.genera.naivebayes;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Dataset;
import org.genera.api.model.ModelHeader;
import org.genera.api.model.TrainingRequest;
import org.genera.api.model.TrainingSummary;
import org.genera.api.option.IntRange;
import org.genera.numerics.ConvergenceMonitor;
import org.genera.numerics.LabelledSample;

/**
 * Latent-class analysis (Lazarsfeld and Henry 1968): a table without a label, whose classes EM
 * finds. Their number is the one with the least BIC.
 */
final class LatentTraining {

  private final TrainingRequest request;
  private final TrainingData data;
  private final Planning planning;
  private final Map<String, Double> figures = new LinkedHashMap<>();

  LatentTraining(TrainingRequest request, TrainingData data) {
    this.request = request;
    this.data = data;
    planning = new Planning(data, request.warmStart());
  }

  NaiveBayesModel train() {
    IntRange range = range();
    LabelledSample sample =
        LabelledSample.of(data.rows(), data.columns(), NaiveBayesFamily.NAME, data.context());
    NaiveBayesModel best = fit(range.first(), sample, figures);
    for (int classes = range.first(); classes <= range.last() && isSearch(range); classes++) {
      NaiveBayesModel next = classes == range.first() ? best : fit(classes, sample, figures);
      figures.put("bic[" + classes + "]", bic(next));
      best = bic(next) < bic(best) ? next : best;
    }
    if (isSearch(range)) {
      figures.put("chosen[" + best.components() + "]", 1.0);
    }
    return finished(best);
  }

  private IntRange range() {
    IntRange range = data.options().get(NaiveBayesOptions.CLASSES);
    if (range.first() > range.last()) {
      throw new GeneraException(
          StandardError.INVALID_OPTION, "Option 'classes' is an empty range: " + range + ".");
    }
    int given = planning.start().map(NaiveBayesModel::components).orElse(range.first());
    if (given < range.first() || given > range.last()) {
      throw new GeneraException(
          StandardError.INVALID_OPTION,
          "The model to start from has "
              + given
              + " classes, option 'classes' asks for "
              + range
              + ".");
    }
    return planning.start().isPresent() ? new IntRange(given, given) : range;
  }

  private static boolean isSearch(IntRange range) {
    return range.first() < range.last();
  }

  private static double bic(NaiveBayesModel model) {
    return model.header().summary().bic().orElse(Double.POSITIVE_INFINITY);
  }

  private NaiveBayesModel fit(int classes, LabelledSample sample, Map<String, Double> all) {
    Plan plan = planning.plan(classes);
    requireGenerative(plan);
    EmClimb climb = new EmClimb(data, plan, request.header(NaiveBayesFamily.NAME, Summaries.NONE));
    Plan.Fit start =
        planning
            .start()
            .map(model -> Plan.Fit.of(model.weights(), model.factors()))
            .orElseGet(() -> new LatentStarts(data, plan, climb, sample).best());
    ConvergenceMonitor monitor = Summaries.monitor(data);
    Dataset rows = data.rows();
    var arrival = climb.run(start, 1, rows, monitor);
    Planning.requireKnown(plan, arrival.statistics());
    Plan.Fit fit = arrival.parameters();
    TrainingSummary summary =
        new TrainingSummary(
            monitor.iterations(),
            monitor.converged(),
            Summaries.known(arrival.statistics()[Plan.LOG_LIKELIHOOD]),
            arrival.statistics()[Plan.WEIGHT],
            fit.parameters(),
            all);
    Summaries.warn(fit, data.context().listener());
    LearningState state = new LearningState(plan, Optional.empty());
    ModelHeader header = request.header(NaiveBayesFamily.NAME, summary);
    return new NaiveBayesModel(
        header, fit.weights(), fit.factors(), Optional.of(state), Optional.empty());
  }

  private static void requireGenerative(Plan plan) {
    if (!plan.isGenerative()) {
      throw new GeneraException(
          StandardError.INVALID_OPTION,
          "A complement likelihood ranks the classes of a label; latent classes need another, such"
              + " as multinomial.");
    }
  }

  /** The same model with the figures of all that were tried. */
  private NaiveBayesModel finished(NaiveBayesModel model) {
    TrainingSummary found = model.header().summary();
    TrainingSummary summary =
        new TrainingSummary(
            found.iterations(),
            found.converged(),
            found.logLikelihood(),
            found.sumOfWeights(),
            found.parameters(),
            figures);
    return new NaiveBayesModel(
        request.header(NaiveBayesFamily.NAME, summary),
        model.weights(),
        model.factors(),
        model.state(),
        Optional.empty());
  }
}
