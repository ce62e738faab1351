package org.genera.vae.imputation;

import org.genera.api.option.Options;
import org.genera.vae.option.FillOptions;

/**
 * How much work is put into a gap.
 *
 * @param draws proposals of latent variables by what is observed
 * @param steps turns of a chain
 */
record FillEffort(int draws, int steps) {

  static FillEffort of(Options options) {
    return new FillEffort(options.get(FillOptions.DRAWS), options.get(FillOptions.STEPS));
  }

  String words() {
    return "approximate: draws by "
        + steps
        + " turns of Metropolis within Gibbs, means and modes by importance weights of "
        + draws
        + " latent draws and as many that such turns propose";
  }
}
