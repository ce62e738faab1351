package org.genera.api.model;

import org.genera.api.data.Batch;
import org.genera.api.engine.RandomStream;

/** A lower bound of log p(x), for models in which the density itself is out of reach. */
public interface DensityBound extends Capability {

  /**
   * Bounds of each row, in nats and in data units.
   *
   * @param elbo the evidence lower bound (Kingma and Welling 2014, eq. 2), one a row
   * @param importanceWeighted the importance-weighted bound (Burda et al. 2016, eq. 8), one a row
   * @param standardError the standard error of the importance-weighted estimate, one a row
   */
  record Bounds(double[] elbo, double[] importanceWeighted, double[] standardError) {}

  /**
   * Bounds the log-density of each row.
   *
   * @param rows the model's features, by name
   * @param draws latent draws a row, at least 1
   * @param random where chance comes from
   * @return the bounds
   */
  Bounds bound(Batch rows, int draws, RandomStream random);
}
