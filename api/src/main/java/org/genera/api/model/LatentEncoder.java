package org.genera.api.model;

import org.genera.api.data.Batch;
import org.genera.api.data.Schema;

/** Finds the latent variables behind rows. */
public interface LatentEncoder extends Capability {

  /**
   * The columns of an encoding: means of latent variables, or state probabilities step by step.
   *
   * @return the schema of {@link #encode}
   */
  Schema encodingSchema();

  /**
   * Encodes rows; missing features are left out.
   *
   * @param rows the model's features, by name
   * @return a batch of the encoding schema
   */
  Batch encode(Batch rows);
}
