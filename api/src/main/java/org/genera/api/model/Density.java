package org.genera.api.model;

import org.genera.api.data.Batch;

/** An explicit log p(x). */
public interface Density extends Capability {

  /**
   * The log-density of each row, in nats and in data units: of its observed features, the missing
   * ones integrated out, a label summed out.
   *
   * @param rows the model's features, in any order, by name
   * @return one number a row; negative infinity for an impossible row, and 0 for one in which
   *     everything is missing
   */
  double[] logDensity(Batch rows);
}
