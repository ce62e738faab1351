package org.genera.vae.option;

import java.util.List;
import org.genera.api.option.Option;

/** Options of how gaps are filled. */
public final class FillOptions {

  public static final Option<Integer> DRAWS =
      Option.integer("imputation-draws")
          .min(1)
          .max(100_000)
          .orElse(100)
          .describe(
              "when gaps are filled: latent draws, half of them by the prior, that a draw starts at one"
                  + " of; a mean or a mode weighs as many more that its turns propose");

  public static final Option<Integer> STEPS =
      Option.integer("imputation-steps")
          .min(0)
          .max(100_000)
          .orElse(20)
          .describe("when gaps are filled: turns of Metropolis within Gibbs after the start");

  static final List<Option<?>> ALL = List.of(DRAWS, STEPS);

  private FillOptions() {}
}
