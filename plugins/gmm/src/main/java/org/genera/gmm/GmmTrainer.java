package org.genera.gmm;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.genera.api.model.TrainingRequest;
import org.genera.api.model.TrainingSummary;
import org.genera.numerics.CandidateChoice;

/** Fits one mixture to one dataset: of the form that was asked for, or of the best. */
final class GmmTrainer {

  private final TrainingRequest request;
  private final TrainingData data;

  GmmTrainer(TrainingRequest request) {
    this.request = request;
    data = new TrainingData(request);
  }

  GmmModel train() {
    GivenOptions.requireEffect(request);
    Optional<GmmModel> warmStart =
        request.warmStart().map(model -> GivenStart.ofModel(model, data));
    List<MixtureForm> forms =
        warmStart
            .map(model -> List.of(GivenStart.form(model)))
            .orElseGet(() -> MixtureForm.of(request.options()));
    GivenStart.requireOneForm(request.options(), forms);
    if (warmStart.isEmpty()) {
      DistinctRows.require(data, request.options().get(GmmOptions.COMPONENTS).last());
    }
    FormFitting fitting = new FormFitting(data, warmStart);
    Map<String, Double> figures = new LinkedHashMap<>();
    FormFit best = forms.size() == 1 ? fitting.fit(forms.get(0)) : choose(forms, fitting, figures);
    best.warn(data);
    figures.putAll(best.figures());
    return model(best, figures);
  }

  private FormFit choose(
      List<MixtureForm> forms, FormFitting fitting, Map<String, Double> figures) {
    Criterion criterion = Criterion.of(data.options().get(GmmOptions.CRITERION));
    return new CandidateChoice<MixtureForm, FormFit>(
            criterion.optionName(), figures, data.context().listener())
        .best(forms, form -> scored(fitting.fit(form), criterion));
  }

  private CandidateChoice.Scored<FormFit> scored(FormFit fit, Criterion criterion) {
    double score = criterion.of(fit, data);
    return new CandidateChoice.Scored<>(
        fit, score, score, fit.mixture().parameterCount(), fit.collapsed());
  }

  private GmmModel model(FormFit fit, Map<String, Double> figures) {
    TrainingSummary summary =
        new TrainingSummary(
            fit.monitor().iterations(),
            fit.monitor().converged(),
            OptionalDouble.of(fit.logLikelihood()),
            fit.weight(),
            fit.mixture().parameterCount(),
            figures);
    return new GmmModel(
        request.header(GmmFamily.NAME, summary),
        fit.mixture(),
        fit.supervision().classes(),
        state(fit));
  }

  /** A variational fit keeps no statistics that EM could go on with. */
  private Optional<LearningState> state(FormFit fit) {
    return FormFitting.isVariational(data.options())
        ? Optional.empty()
        : Optional.of(LearningState.of(fit, data));
  }
}
