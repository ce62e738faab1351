package org.genera.api.model;

import org.genera.api.data.Batch;

/** p(component | x). */
public interface MixtureMembership extends Capability {

  /**
   * The number of components.
   *
   * @return one or more
   */
  int components();

  /**
   * The responsibility of each component for each row, missing features integrated out.
   *
   * @param rows the model's features, by name
   * @return {@code [row][component]}; each row sums to 1
   */
  double[][] responsibilities(Batch rows);
}
