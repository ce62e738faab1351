package org.genera.naivebayes;

import java.util.List;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Column;
import org.genera.api.model.TrainingRequest;

/** Fits one model to one dataset: to classes that a label names, or to latent ones. */
final class NaiveBayesTrainer {

  private final TrainingRequest request;
  private final TrainingData data;

  NaiveBayesTrainer(TrainingRequest request) {
    this.request = request;
    data = TrainingData.of(request.data(), request.options(), request.context());
  }

  NaiveBayesModel train() {
    List<Column> features = data.columns().features();
    if (features.isEmpty()) {
      throw new GeneraException(
          StandardError.SCHEMA_MISMATCH,
          "There is no feature beside the label; leave fewer columns out.");
    }
    data.options()
        .requireColumns(NaiveBayesOptions.LIKELIHOOD, features.stream().map(Column::name).toList());
    LikelihoodChoice.requireModelled(features, data.options());
    boolean latent = data.options().isGiven(NaiveBayesOptions.CLASSES);
    boolean labelled = data.columns().label().isPresent();
    if (latent && labelled) {
      throw new GeneraException(
          StandardError.INVALID_OPTION,
          "Option 'classes' is for tables without a label, and this one has '"
              + data.columns().label().get().name()
              + "'; leave the option out, or ignore the label.");
    }
    if (!latent && !labelled) {
      throw new GeneraException(
          StandardError.SCHEMA_MISMATCH,
          "There is no label; name one with --label, or say how many latent classes there are, such"
              + " as classes=3 or classes=1..9.");
    }
    if (!labelled && !data.options().get(NaiveBayesOptions.CALIBRATION).equals("none")) {
      throw new GeneraException(
          StandardError.INVALID_OPTION,
          "Option 'calibration' is for tables with a label, and latent classes have no truth to be"
              + " calibrated against; leave the option out.");
    }
    data.context().cancellation().throwIfCancelled();
    return labelled
        ? new LabelledTraining(request, data).train()
        : new LatentTraining(request, data).train();
  }
}
