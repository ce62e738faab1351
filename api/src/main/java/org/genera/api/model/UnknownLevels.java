package org.genera.api.model;

/** What becomes of a level that a model's schema lacks, where rows are scored or classified. */
public enum UnknownLevels {
  /** It is an error that names row and column. */
  REFUSED,
  /** The cell counts as missing; the model does not see that it is not. */
  MISSING,
  /**
   * The model sees {@link org.genera.api.data.CategoryVector#UNKNOWN} and gives it a probability.
   */
  SCORED
}
