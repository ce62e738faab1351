package org.genera.vae.option;

import java.util.List;
import org.genera.api.option.Option;

/** Options of the bound that training raises, and of p(z). */
public final class ObjectiveOptions {

  public static final Option<Double> BETA =
      Option.real("beta")
          .min(0)
          .orElse(1.0)
          .describe(
              "what the divergence of q(z | x) from p(z) counts in training (beta-VAE); of tables"
                  + " 0.7 unless given");

  public static final Option<Double> WARM_UP =
      Option.real("beta-warm-up")
          .min(0)
          .orElse(0.0)
          .describe("epochs over which beta grows from 0");

  public static final Option<Double> FREE_BITS =
      Option.real("free-bits")
          .min(0)
          .orElse(0.0)
          .describe("nats of divergence, on average, that each latent variable has for nothing");

  public static final Option<Integer> IMPORTANCE_DRAWS =
      Option.integer("importance-draws")
          .min(1)
          .max(1 << 10)
          .orElse(1)
          .describe("draws of z a row whose importance-weighted bound is raised (IWAE)");

  public static final Option<String> PRIOR =
      Option.choice("prior", "normal", "mixture", "vamp")
          .orElse("normal")
          .describe(
              "p(z): a standard normal, a mixture of normals that is learned, or the mixture of"
                  + " q(z | u) of rows u that are learned (VampPrior)");

  public static final Option<Integer> PRIOR_COMPONENTS =
      Option.integer("prior-components")
          .min(1)
          .max(1 << 12)
          .describe("components of that mixture (default 50)");

  static final List<Option<?>> ALL =
      List.of(BETA, WARM_UP, FREE_BITS, IMPORTANCE_DRAWS, PRIOR, PRIOR_COMPONENTS);

  private ObjectiveOptions() {}
}
