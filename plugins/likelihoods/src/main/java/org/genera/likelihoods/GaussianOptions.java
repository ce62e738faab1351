package org.genera.likelihoods;

import java.util.List;
import org.genera.api.option.Option;

/** The options of Gaussians over several columns. */
public final class GaussianOptions {

  /** What covariances have in common. */
  public static final Option<String> COVARIANCE =
      Option.choice("covariance", "diagonal", "full", "tied", "spherical")
          .orElse("diagonal")
          .describe(
              "covariance of the Gaussian columns in a state: none, one a state, one of all"
                  + " states, or one variance for all columns");

  /** How many Gaussians a class has. */
  public static final Option<Integer> MIXTURE_COMPONENTS =
      Option.integer("mixture-components")
          .min(1)
          .max(1000)
          .orElse(1)
          .describe("how many Gaussians are mixed in a state");

  /** The strength of the prior. */
  public static final Option<Double> COVARIANCE_PRIOR =
      Option.real("covariance-prior")
          .min(0)
          .orElse(0.0)
          .describe("steps, spread like all, that each Gaussian is given (inverse Wishart)");

  /** In the order of help texts. */
  public static final List<Option<?>> ALL =
      List.of(COVARIANCE, MIXTURE_COMPONENTS, COVARIANCE_PRIOR);

  private GaussianOptions() {}
}
