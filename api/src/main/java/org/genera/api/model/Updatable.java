package org.genera.api.model;

import org.genera.api.GeneraException;
import org.genera.api.RunContext;
import org.genera.api.data.Dataset;

/** A model that learns from more data without seeing the old ones again. */
public interface Updatable extends Capability {

  /**
   * Learns from more rows, in their order. A row of weight n counts as n rows; what was learnt
   * before is kept.
   *
   * @param data the new rows
   * @param context what the host lends
   * @return a new model; this one stays as it is
   * @throws GeneraException {@code SCHEMA_MISMATCH} for a column of another kind than in the model
   *     (it names it), {@code NO_DATA}, {@code INVALID_DATA}, {@code NUMERICAL}, {@code CANCELLED}
   */
  Model update(Dataset data, RunContext context);
}
