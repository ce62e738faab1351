package org.genera.vae;

import java.util.List;
import org.genera.api.option.Option;
import org.genera.api.option.Options;

/**
 * How much work is put into a gap.
 *
 * @param draws proposals of latent variables by what is observed
 * @param steps turns of a chain
 */
record FillEffort(int draws, int steps) {

  static final Option<Integer> DRAWS =
      Option.integer("imputation-draws")
          .min(1)
          .max(100_000)
          .orElse(100)
          .describe(
              "when gaps are filled: latent draws that a mean or a mode is found by, and the start of"
                  + " a draw picked from");

  static final Option<Integer> STEPS =
      Option.integer("imputation-steps")
          .min(0)
          .max(100_000)
          .orElse(20)
          .describe(
              "when gaps are filled by draws: turns of Metropolis within Gibbs after the start");

  static final List<Option<?>> ALL = List.of(DRAWS, STEPS);

  static FillEffort of(Options options) {
    return new FillEffort(options.get(DRAWS), options.get(STEPS));
  }

  String words() {
    return "approximate: draws by "
        + steps
        + " turns of Metropolis within Gibbs, means and modes by "
        + draws
        + " importance-weighted latent draws";
  }
}
