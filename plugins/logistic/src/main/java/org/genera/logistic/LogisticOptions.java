package org.genera.logistic;

import java.util.List;
import org.genera.api.option.Option;

/** The options of the family. */
final class LogisticOptions {

  static final Option<Double> L1 =
      Option.real("l1")
          .min(0)
          .orElse(0.0)
          .describe("penalty on the magnitudes of the coefficients; makes some of them zero");

  static final Option<Double> L2 =
      Option.real("l2")
          .min(0)
          .orElse(1.0)
          .describe(
              "penalty on half the squares of the coefficients; 1/C of scikit-learn, 2/C of two classes");

  static final Option<Integer> MAX_ITERATIONS =
      Option.integer("max-iterations").min(0).orElse(1000).describe("limit of L-BFGS steps");

  static final Option<Double> TOLERANCE =
      Option.real("tolerance")
          .min(0)
          .orElse(1e-7)
          .describe(
              "largest slope of the mean penalised log-likelihood at which training ends; 0 = where"
                  + " nothing but rounding is left");

  static final List<Option<?>> ALL = List.of(L1, L2, MAX_ITERATIONS, TOLERANCE);

  private LogisticOptions() {}
}
