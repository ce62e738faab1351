package org.genera.api.model;

import org.genera.api.data.Batch;
import org.genera.api.engine.RandomStream;

/** Draws independent rows from p(x), or from p(x, y) where the model has a label. */
public interface AncestralSampling extends Capability {

  /**
   * Draws rows.
   *
   * @param rows how many
   * @param random where chance comes from; the same stream gives the same rows
   * @return features, and the label where the model has one
   */
  Batch sample(int rows, RandomStream random);
}
