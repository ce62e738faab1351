package org.genera.api.model;

import org.genera.api.data.Batch;
import org.genera.api.data.Schema;
import org.genera.api.engine.RandomStream;

/** A model that makes rows from latent variables. */
public interface LatentSpace extends Capability {

  /**
   * The latent variables.
   *
   * @return their columns: real for a continuous space, a series for one that unfolds over steps
   */
  Schema latentSchema();

  /**
   * Draws latent variables from the prior.
   *
   * @param rows how many
   * @param random where chance comes from
   * @return a batch of the latent schema
   */
  Batch prior(int rows, RandomStream random);

  /**
   * Makes rows from latent variables.
   *
   * @param latents a batch of the latent schema
   * @param fill a draw from p(x | z), its mean or its mode
   * @param random where draws come from
   * @return features
   */
  Batch decode(Batch latents, Fill fill, RandomStream random);
}
