package org.genera.naivebayes;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.Column;
import org.genera.api.data.Schema;
import org.genera.api.model.Model;
import org.genera.api.model.TrainingRequest;
import org.genera.api.model.TrainingSummary;
import org.genera.naivebayes.likelihood.Head;
import org.genera.naivebayes.likelihood.Likelihood;
import org.genera.numerics.Labels;

/** Fits one model to one dataset. */
final class NaiveBayesTrainer {

  private final TrainingRequest request;
  private final TrainingData data;
  private final Labels labels;

  NaiveBayesTrainer(TrainingRequest request) {
    this.request = request;
    data = TrainingData.of(request.data(), request.options(), request.context());
    List<Column> features = data.columns().features();
    if (features.isEmpty()) {
      throw new GeneraException(
          StandardError.SCHEMA_MISMATCH,
          "There is no feature beside the label; leave fewer columns out.");
    }
    LikelihoodChoice.requireModelled(features, data.options());
    labels =
        new Labels(
            data.columns()
                .label()
                .orElseThrow(
                    () ->
                        new GeneraException(
                            StandardError.SCHEMA_MISMATCH,
                            "There is no label; name one with --label.")));
  }

  NaiveBayesModel train() {
    data.context().cancellation().throwIfCancelled();
    Plan plan = plan();
    double[] statistics = data.pass(NaiveBayesFamily.COUNTS, blank(plan));
    Plan.Fit fit = plan.estimate(statistics, data.options());
    double weight = Arrays.stream(plan.classWeights(statistics)).sum();
    requireRows(plan, statistics, weight);
    return model(fit, summary(fit, weight), Optional.of(new LearningState(plan, statistics)));
  }

  private Plan plan() {
    return request.warmStart().map(this::planOf).orElseGet(this::newPlan);
  }

  private Plan newPlan() {
    Batch first = data.firstBlock();
    Head head =
        Head.of(first, labels.codes(first), labels.count())
            .withVocabularies(TermPass.vocabularies(data));
    List<Likelihood> likelihoods =
        new LikelihoodChoice(data.options(), head).of(data.columns().features());
    return new Plan(labels.count(), head.weightExponent(), likelihoods);
  }

  /** A start lends its likelihoods, with their shifts and grids. */
  private Plan planOf(Model start) {
    Schema columns = data.columns();
    if (start instanceof NaiveBayesModel model
        && model.state().isPresent()
        && model.rowSchema().features().equals(columns.features())
        && model.rowSchema().label().equals(columns.label())) {
      return model.state().get().plan();
    }
    throw new GeneraException(
        StandardError.SCHEMA_MISMATCH,
        "The model to start from has other columns than the data; train without it.");
  }

  /** The model before any row was counted. */
  private NaiveBayesModel blank(Plan plan) {
    double[] none = new double[plan.length()];
    Plan.Fit fit = plan.estimate(none, data.options());
    return model(fit, summary(fit, 0), Optional.of(new LearningState(plan, none)));
  }

  private TrainingSummary summary(Plan.Fit fit, double weight) {
    return new TrainingSummary(1, true, fit.logLikelihood(), weight, fit.parameters(), Map.of());
  }

  private NaiveBayesModel model(
      Plan.Fit fit, TrainingSummary summary, Optional<LearningState> state) {
    return new NaiveBayesModel(
        request.header(NaiveBayesFamily.NAME, summary), fit.weights(), fit.factors(), state);
  }

  private void requireRows(Plan plan, double[] statistics, double weight) {
    if (!(weight > 0)) {
      throw plan.unknownWeight(statistics) > 0
          ? new GeneraException(
              StandardError.NO_DATA,
              "No row has a label: every cell of column '"
                  + labels.column().name()
                  + "' is missing.")
          : TrainingData.noData();
    }
    List<String> empty = new java.util.ArrayList<>();
    for (int j = 0; j < plan.likelihoods().size(); j++) {
      Likelihood likelihood = plan.likelihoods().get(j);
      if (!(likelihood.count(plan.sums(j, statistics)) > 0)) {
        empty.addAll(likelihood.columns().stream().map(Column::name).toList());
      }
    }
    if (!empty.isEmpty()) {
      throw new GeneraException(
          StandardError.INVALID_DATA,
          "Nothing is known of the columns "
              + empty
              + ": every cell is missing. Leave them out (--ignore).");
    }
  }
}
