package org.genera.vae.bound;

import org.genera.api.option.Options;
import org.genera.vae.option.ObjectiveOptions;

/**
 * Which bound is raised.
 *
 * @param beta what divergences count (Higgins et al. 2017)
 * @param warmUp epochs over which that grows from 0 (Sønderby et al. 2016)
 * @param freeBits nats of divergence that each latent variable has for nothing (Kingma et al. 2016)
 * @param draws of z a row, whose importance-weighted bound it is (Burda et al. 2016)
 */
public record ObjectiveForm(double beta, double warmUp, double freeBits, int draws) {

  public static ObjectiveForm of(Options options) {
    return new ObjectiveForm(
        options.get(ObjectiveOptions.BETA),
        options.get(ObjectiveOptions.WARM_UP),
        options.get(ObjectiveOptions.FREE_BITS),
        options.get(ObjectiveOptions.IMPORTANCE_DRAWS));
  }

  double betaAt(double epochs) {
    return epochs < warmUp ? beta * epochs / warmUp : beta;
  }
}
