package org.genera.hmm;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Column;
import org.genera.api.option.Option;
import org.genera.api.option.Options;
import org.genera.likelihoods.GaussianOptions;
import org.genera.likelihoods.Likelihood;
import org.genera.numerics.StepSchedule;

/** The options of variational Bayes, and what goes with it. */
final class VariationalOptions {

  /** The smallest concentration whose logarithms of gamma functions are still told apart. */
  private static final double LEAST = 1e-6;

  static final Option<Double> CONCENTRATION =
      Option.real("concentration")
          .min(LEAST)
          .describe(
              "variational: of the Dirichlet prior of each start and transition; small wants few"
                  + " states; by default 1 over the states");

  static final Option<Double> EMISSION_CONCENTRATION =
      Option.real("emission-concentration")
          .min(LEAST)
          .describe(
              "variational: of the Dirichlet prior of each level of a category; by default 1 over"
                  + " the levels");

  static final List<Option<?>> ALL = List.of(CONCENTRATION, EMISSION_CONCENTRATION);

  private VariationalOptions() {}

  /** Refuses options that were given and would have no effect. */
  static void requireEffect(Options options) {
    if (HmmOptions.isVariational(options)) {
      refuse(ofModes(), "has no effect with training=variational; leave it out", options);
    } else {
      refuse(ALL, "belongs to training=variational; add that, or leave it out", options);
    }
  }

  /** Not a constant: the options of the family are made of those here. */
  private static List<Option<?>> ofModes() {
    return List.of(
        HmmOptions.SMOOTHING,
        HmmOptions.TRANSITION_SMOOTHING,
        HmmOptions.VARIANCE_FLOOR,
        GaussianOptions.COVARIANCE_PRIOR,
        StepSchedule.EXPONENT);
  }

  private static void refuse(List<Option<?>> idle, String why, Options options) {
    for (Option<?> option : idle) {
      if (options.isGiven(option)) {
        throw invalid("Option '" + option.name() + "' " + why + ".");
      }
    }
  }

  /** Refuses emissions that have no conjugate prior, and the option of those that are not there. */
  static void requirePosteriors(Plan plan, Options options) {
    if (plan.structure().durations().isExplicit()) {
      throw invalid(
          "Option 'training' cannot be variational with durations="
              + plan.structure().durations()
              + ", of which there are no beliefs; leave one of the two out.");
    }
    List<Likelihood> without =
        plan.emissions().stream().filter(emission -> !hasPosterior(plan, emission)).toList();
    if (!without.isEmpty()) {
      throw invalid(
          "Option 'training' cannot be variational with the emissions "
              + without.stream()
                  .map(emission -> emission.type().name() + " of " + names(emission))
                  .collect(Collectors.joining(", "))
              + ". It is for categorical, bernoulli, words and, without mixture-components,"
              + " gaussian ones; a model to start from has to be of the same training.");
    }
    boolean levels = plan.emissions().stream().anyMatch(VariationalOptions::hasLevels);
    if (!levels && options.isGiven(EMISSION_CONCENTRATION)) {
      throw invalid(
          "Option 'emission-concentration' has no effect, for no column of steps has levels or"
              + " words; leave it out.");
    }
  }

  private static boolean hasPosterior(Plan plan, Likelihood emission) {
    int index = plan.emissions().indexOf(emission);
    return emission
        .posterior(plan.sums(index, new double[plan.length()]), OptionalDouble.empty())
        .isPresent();
  }

  private static boolean hasLevels(Likelihood emission) {
    return !GaussianChoice.isGaussian(emission.type());
  }

  private static List<String> names(Likelihood emission) {
    return emission.columns().stream().map(Column::name).toList();
  }

  private static GeneraException invalid(String message) {
    return new GeneraException(StandardError.INVALID_OPTION, message);
  }

  /** The concentration of levels, if it is given. */
  static OptionalDouble emissionConcentration(Options options) {
    Optional<Double> given = options.find(EMISSION_CONCENTRATION);
    return given.isPresent() ? OptionalDouble.of(given.get()) : OptionalDouble.empty();
  }
}
