package org.genera.vae;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.genera.api.model.TrainingSummary;

/** How training ended, as the model file keeps it. */
final class VaeSummary {

  private static final String BOUND = "heldOutBound";

  private VaeSummary() {}

  static TrainingSummary none() {
    return new TrainingSummary(0, false, OptionalDouble.empty(), 0, 0, Map.of());
  }

  static TrainingSummary of(NetworkTrainer.Trained trained, TrainingRows rows, VaeShape shape) {
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("trainingBound", -trained.result().trainingLoss());
    trained.heldOut().ifPresent(sums -> figures.put(BOUND, sums.meanBound()));
    addClasses(trained, figures);
    if (trained.heldOut().isPresent()) {
      figures.put("bestEpoch", (double) trained.result().bestEpoch());
    }
    return summary(trained, rows, shape.parameters(), figures);
  }

  /**
   * Of two models, one of rows and one of their latent variables.
   *
   * @param bound of rows held out, by both models
   */
  static TrainingSummary stacked(
      NetworkTrainer.Trained first,
      NetworkTrainer.Trained second,
      OptionalDouble bound,
      TrainingRows rows,
      StackedModel model) {
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("firstTrainingBound", -first.result().trainingLoss());
    figures.put("secondTrainingBound", -second.result().trainingLoss());
    bound.ifPresent(value -> figures.put(BOUND, value));
    addClasses(second, figures);
    if (bound.isPresent()) {
      figures.put("firstBestEpoch", (double) first.result().bestEpoch());
      figures.put("secondBestEpoch", (double) second.result().bestEpoch());
    }
    return summary(second, rows, model.parameters(), figures);
  }

  private static void addClasses(NetworkTrainer.Trained trained, Map<String, Double> figures) {
    trained
        .heldOut()
        .filter(sums -> sums.labelled() > 0)
        .ifPresent(
            sums -> {
              figures.put("heldOutAccuracy", sums.accuracy());
              figures.put("heldOutLogLoss", sums.meanLogLoss());
            });
  }

  private static TrainingSummary summary(
      NetworkTrainer.Trained trained,
      TrainingRows rows,
      long parameters,
      Map<String, Double> figures) {
    return new TrainingSummary(
        trained.result().epochs(),
        trained.result().stoppedEarly(),
        OptionalDouble.empty(),
        rows.weight(),
        parameters,
        figures);
  }
}
