package org.genera.hmm;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Column;
import org.genera.api.model.Model;
import org.genera.api.model.TrainingRequest;
import org.genera.api.option.Option;
import org.genera.api.option.Options;
import org.genera.hmm.structure.StructureChoice;
import org.genera.hmm.structure.StructureOptions;
import org.genera.likelihoods.GaussianOptions;
import org.genera.numerics.Labels;

/** Fits one model to one dataset: of the number of states that was asked for, or of the best. */
final class HmmTrainer {

  private static final int DEFAULT_STATES = 2;

  private final TrainingRequest request;
  private final TrainingData data;
  private final Optional<HmmModel> warmStart;
  private final StructureChoice structure;

  HmmTrainer(TrainingRequest request) {
    this.request = request;
    SeriesLayout layout = SeriesLayout.of(request.data().schema());
    List<String> names = layout.features().stream().map(Column::name).toList();
    request.options().requireColumns(HmmOptions.EMISSION, names);
    EmissionChoice.of(layout.features(), request.options());
    VariationalOptions.requireEffect(request.options());
    GivenStart.requireAlone(request.options(), request.warmStart(), layout.states().isPresent());
    warmStart = request.warmStart().map(model -> checked(model, layout, request.options()));
    warmStart.ifPresent(model -> refuseStructure(request.options()));
    structure = new StructureChoice(request.options());
    data = TrainingData.of(request.data(), request.options(), request.context());
  }

  private static HmmModel checked(Model model, SeriesLayout layout, Options options) {
    if (!(model instanceof HmmModel found) || !found.layout().series().equals(layout.series())) {
      throw new GeneraException(
          StandardError.SCHEMA_MISMATCH,
          "The model to start from has other columns than the data; train without it.");
    }
    List<Integer> own = List.of(found.plan().states());
    if (!options.find(HmmOptions.STATES).orElse(own).equals(own)) {
      throw new GeneraException(
          StandardError.INVALID_OPTION,
          "The model to start from has "
              + found.plan().states()
              + " states, option 'states' asks for "
              + options.texts().get(HmmOptions.STATES.name())
              + ".");
    }
    EmissionChoice.requireSame(found.plan().emissions(), options);
    return found;
  }

  private static void refuseStructure(Options options) {
    for (Option<?> option :
        Stream.concat(StructureOptions.ALL.stream(), GaussianOptions.ALL.stream()).toList()) {
      if (options.isGiven(option) && option != StructureOptions.STICKINESS) {
        throw new GeneraException(
            StandardError.INVALID_OPTION,
            "Option '"
                + option.name()
                + "' has no effect on a start from a model, which has its own; leave it out.");
      }
    }
  }

  HmmModel train() {
    List<Integer> candidates = candidates();
    Map<String, Double> figures = new LinkedHashMap<>();
    TrainingData data = weighed(candidates.get(0), figures);
    HmmFitting fitting = new HmmFitting(request, data, structure, warmStart);
    HmmFit fit =
        candidates.size() == 1
            ? fitting.fit(candidates.get(0))
            : new StateChoice(request, data, structure).choose(candidates, fitting, figures);
    fit.warn(data.context().listener());
    return new HmmModel(
        request.header(HmmFamily.NAME, fit.summary(data.layout(), figures)),
        fit.parameters(),
        fit.plan(),
        data.survey().lengths(),
        fit.parameters().posterior().isPresent()
            ? Optional.empty()
            : Optional.of(LearningState.of(fit, data)));
  }

  /** Where states are labelled, series without any label count as far as that helps. */
  private TrainingData weighed(int states, Map<String, Double> figures) {
    Optional<Double> given = data.options().find(HmmOptions.UNLABELLED_WEIGHT);
    if (data.layout().states().isEmpty() && given.isPresent()) {
      throw new GeneraException(
          StandardError.INVALID_OPTION,
          "Option 'unlabelled-weight' needs labelled states; name their column with --state, or"
              + " leave the option out.");
    }
    if (data.layout().states().isEmpty() || data.survey().unlabelledSeries() == 0) {
      return data;
    }
    double weight =
        given.orElseGet(
            () -> new UnlabelledChoice(request, data, structure).choose(states, figures));
    figures.put("unlabelledWeight", weight);
    return data.weighing(weight);
  }

  /** The numbers of states to be tried. */
  private List<Integer> candidates() {
    List<Integer> candidates =
        warmStart
            .map(model -> List.of(model.plan().states()))
            .or(() -> data.layout().states().map(this::levels))
            .or(() -> data.options().find(HmmOptions.STATES))
            .or(() -> structure.states().map(List::of))
            .orElse(List.of(DEFAULT_STATES));
    List<Integer> different = candidates.stream().distinct().toList();
    if (different.size() == 1 && data.options().isGiven(HmmOptions.CRITERION)) {
      throw new GeneraException(
          StandardError.INVALID_OPTION,
          "Option 'criterion' has no effect on one number of states; leave it out, or let it choose"
              + " among several, such as states=2..6.");
    }
    return different;
  }

  private List<Integer> levels(Labels labels) {
    List<Integer> levels = List.of(labels.count());
    String label = labels.column().name();
    if (!data.options().find(HmmOptions.STATES).orElse(levels).equals(levels)) {
      throw new GeneraException(
          StandardError.INVALID_OPTION,
          "The label '"
              + label
              + "' has "
              + labels.count()
              + " levels, which are the states; leave option 'states' away.");
    }
    if (data.survey().labelled() == 0) {
      throw new GeneraException(
          StandardError.NO_DATA,
          "No step has a known '" + label + "'; leave the column out with --ignore " + label + ".");
    }
    return levels;
  }
}
