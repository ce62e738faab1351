package org.genera.api.model;

import java.util.Optional;
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

  /**
   * Encodes rows, and tells how sure each encoding is: the columns of {@link #encode}, then the
   * standard deviations of the latent variables in q(z | x), that of {@code z1} as {@code sd(z1)}.
   *
   * @param rows the model's features, by name
   * @return empty by default, where an encoding has no deviations, such as one of probabilities
   */
  default Optional<Batch> encodeWithDeviations(Batch rows) {
    return Optional.empty();
  }
}
