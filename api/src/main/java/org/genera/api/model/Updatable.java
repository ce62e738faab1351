package org.genera.api.model;

import org.genera.api.RunContext;
import org.genera.api.data.Dataset;

/** A model that learns from more data without seeing the old ones again. */
public interface Updatable extends Capability {

  /**
   * Learns from more rows, in their order.
   *
   * @param data the new rows
   * @param context what the host lends
   * @return a new model; this one stays as it is
   */
  Model update(Dataset data, RunContext context);
}
