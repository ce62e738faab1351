package org.genera.gmm;

import java.util.Locale;

/** What chooses among mixtures: the smallest is best. */
enum Criterion {
  /** Schwarz (1978): -2 log L + p log n. */
  BIC,
  /** Akaike (1974): -2 log L + 2 p. */
  AIC,
  /**
   * Biernacki, Celeux and Govaert (2000): BIC plus twice the entropy of the responsibilities, so
   * that components that overlap count against the mixture. A label that is known leaves the
   * components of its class to be told apart; rows without one count as they did in the fit.
   */
  ICL;

  static Criterion of(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }

  /** The name that users write. */
  String optionName() {
    return name().toLowerCase(Locale.ROOT);
  }

  double of(FormFit fit, TrainingData data) {
    long parameters = fit.mixture().parameterCount();
    double deviance = -2 * fit.logLikelihood();
    return switch (this) {
      case AIC -> deviance + 2.0 * parameters;
      case BIC -> deviance + parameters * StrictMath.log(fit.weight());
      case ICL -> deviance + parameters * StrictMath.log(fit.weight()) + 2 * entropy(fit, data);
    };
  }

  private static double entropy(FormFit fit, TrainingData data) {
    double[] parameters =
        MixtureAggregation.parameters(data.moments().means(), fit.mixture(), fit.supervision());
    return data.pass(GmmFamily.ENTROPY, parameters, data.rows())[0];
  }
}
