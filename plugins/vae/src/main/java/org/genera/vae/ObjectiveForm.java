package org.genera.vae;

import org.genera.api.option.Options;

/**
 * Which bound is raised.
 *
 * @param beta what divergences count (Higgins et al. 2017)
 * @param warmUp epochs over which that grows from 0 (Sønderby et al. 2016)
 * @param freeBits nats of divergence that each latent variable has for nothing (Kingma et al. 2016)
 * @param draws of z a row, whose importance-weighted bound it is (Burda et al. 2016)
 */
record ObjectiveForm(double beta, double warmUp, double freeBits, int draws) {

  static ObjectiveForm of(Options options, RowCodec codec) {
    return new ObjectiveForm(
        options.find(ObjectiveOptions.BETA).orElse(codec.beta()),
        options.get(ObjectiveOptions.WARM_UP),
        options.get(ObjectiveOptions.FREE_BITS),
        options.get(ObjectiveOptions.IMPORTANCE_DRAWS));
  }

  double betaAt(double epochs) {
    return epochs < warmUp ? beta * epochs / warmUp : beta;
  }
}
