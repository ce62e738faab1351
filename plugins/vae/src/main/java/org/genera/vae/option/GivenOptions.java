package org.genera.vae.option;

import java.util.List;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.model.TrainingRequest;
import org.genera.api.option.Option;
import org.genera.api.option.Options;
import org.genera.neural.NetworkOptions;

/** Refuses options that were given and would have no effect. */
public final class GivenOptions {

  private final Options options;

  private GivenOptions(Options options) {
    this.options = options;
  }

  /**
   * Refuses what has no effect.
   *
   * @param request what is to be fitted
   * @param options all that holds
   * @throws GeneraException {@link StandardError#INVALID_OPTION} with what the option needs
   */
  public static void requireEffect(TrainingRequest request, Options options) {
    NetworkOptions.requireEffect(options);
    GivenOptions given = new GivenOptions(options);
    given.checkObjective();
    given.checkPrior(request.data().schema().label().isPresent());
    given.checkLabel(request.data().schema().label().isPresent());
  }

  private void checkObjective() {
    if (options.get(ObjectiveOptions.IMPORTANCE_DRAWS) > 1) {
      refuse(
          List.of(ObjectiveOptions.BETA, ObjectiveOptions.WARM_UP, ObjectiveOptions.FREE_BITS),
          "weighs the divergence of the evidence lower bound, which importance-draws leaves for"
              + " another bound; leave one of the two out");
    }
    if (options.get(ObjectiveOptions.BETA) == 0) {
      refuse(
          List.of(ObjectiveOptions.WARM_UP, ObjectiveOptions.FREE_BITS),
          "has no effect with beta=0; leave one of the two out");
    }
    int epochs = VaeOptions.TRAINING.plan(options).epochs();
    if (options.get(ObjectiveOptions.WARM_UP) >= epochs) {
      refuse(List.of(ObjectiveOptions.WARM_UP), "must be less than 'epochs', which is " + epochs);
    }
  }

  private void checkPrior(boolean labelled) {
    String prior = options.get(ObjectiveOptions.PRIOR);
    if (prior.equals("normal")) {
      refuse(
          List.of(ObjectiveOptions.PRIOR_COMPONENTS),
          "needs prior=mixture or prior=vamp; add one of them, or leave it out");
    } else {
      refuse(
          List.of(ObjectiveOptions.FREE_BITS),
          "needs the divergence of each latent variable from p(z), which only prior=normal has;"
              + " leave one of the two out");
    }
    if (prior.equals("vamp") && labelled && LabelMode.valueOf(options) != LabelMode.IGNORE) {
      refuse(
          List.of(ObjectiveOptions.PRIOR),
          "cannot be vamp with a label, since q(z | x, y) of a learned row would need a class of"
              + " it; take prior=mixture, or label=ignore");
    }
  }

  private void checkLabel(boolean labelled) {
    List<Option<?>> ofLabels =
        List.of(
            LabelOptions.CLASS_PRIOR,
            LabelOptions.UNLABELLED,
            LabelOptions.ALPHA,
            LabelOptions.LABELLED_SHARE);
    if (!labelled) {
      refuse(List.of(LabelOptions.LABEL), "needs a label; name its column with --label");
      refuse(ofLabels, "needs a label; name its column with --label, or leave the option out");
    } else if (LabelMode.valueOf(options) == LabelMode.IGNORE) {
      refuse(ofLabels, "has no effect with label=ignore; leave one of the two out");
    } else if (LabelMode.valueOf(options) == LabelMode.CONDITIONAL) {
      refuse(
          List.of(LabelOptions.ALPHA),
          "weighs the network that tells classes, which label=conditional lacks; leave it out");
    }
    if (options.get(LabelOptions.UNLABELLED).equals("ignore")) {
      refuse(
          List.of(LabelOptions.LABELLED_SHARE),
          "has no effect with unlabelled=ignore; leave one of the two out");
    }
  }

  private void refuse(List<Option<?>> useless, String reason) {
    for (Option<?> option : useless) {
      if (options.isGiven(option)) {
        throw new GeneraException(
            StandardError.INVALID_OPTION, "Option '" + option.name() + "' " + reason + ".");
      }
    }
  }
}
