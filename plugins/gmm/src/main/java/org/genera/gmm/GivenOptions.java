package org.genera.gmm;

import java.util.List;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.model.TrainingRequest;
import org.genera.api.option.Option;
import org.genera.api.option.Options;

/** Refuses options that were given and would have no effect. */
final class GivenOptions {

  private static final List<Option<?>> OF_STARTS = List.of(GmmOptions.INIT, GmmOptions.STARTS);
  private static final List<Option<?>> FILES =
      List.of(GmmOptions.START_WEIGHTS, GmmOptions.START_MEANS, GmmOptions.START_COVARIANCES);

  private final Options options;

  private GivenOptions(Options options) {
    this.options = options;
  }

  /**
   * Refuses what has no effect.
   *
   * @param request what is to be fitted
   * @throws GeneraException {@link StandardError#INVALID_OPTION} with what the option needs
   */
  static void requireEffect(TrainingRequest request) {
    GivenOptions given = new GivenOptions(request.options());
    given.checkMethod();
    given.checkLabel(request.data().schema().label().isPresent());
    if (request.warmStart().isPresent()) {
      given.checkWarmStart();
    } else if (FILES.stream().anyMatch(given.options::isGiven)) {
      given.refuse(OF_STARTS, "has no effect beside a start in files; leave one of the two out");
    }
  }

  private void checkMethod() {
    if (!FormFitting.isVariational(options)) {
      refuse(
          List.of(GmmOptions.PRIOR, GmmOptions.CONCENTRATION),
          "belongs to variational Bayes; add method=variational, or leave it out");
    }
  }

  private void checkLabel(boolean labelled) {
    if (!labelled) {
      refuse(
          List.of(GmmOptions.UNLABELLED, GmmOptions.UNLABELLED_WEIGHT),
          "needs a label; name its column with --label, or leave the option out");
    } else if (options.get(GmmOptions.UNLABELLED).equals("ignore")) {
      refuse(
          List.of(GmmOptions.UNLABELLED_WEIGHT),
          "has no effect with unlabelled=ignore; leave one of the two out");
    }
  }

  private void checkWarmStart() {
    refuse(FILES, "gives a start beside the model to start from; leave one of the two out");
    refuse(OF_STARTS, "has no effect on a start from a model; leave it out");
    if (!options.get(GmmOptions.COMPONENTS).isSingle()) {
      refuse(List.of(GmmOptions.COMPONENTS), ofOneForm("a range"));
    }
    if (options.get(GmmOptions.COVARIANCE).equals(MixtureForm.AUTO)) {
      refuse(List.of(GmmOptions.COVARIANCE), ofOneForm(MixtureForm.AUTO));
    }
  }

  private static String ofOneForm(String choice) {
    return "cannot be " + choice + " with a model to start from, which has one form; leave it out";
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
