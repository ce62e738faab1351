package org.genera.testkit;

/**
 * What the author of a family declares to hold exactly for a {@link ModelFixture}. What needs no
 * declaration (a density is normalised, a file is read back bit for bit) holds for every model.
 */
public enum Exactness {
  /**
   * Training is a full EM or another sure climb: the objective that it reports, by weight, never
   * falls.
   */
  OBJECTIVE,
  /** Conditionals, marginals and fillings are those of the joint density. */
  CONDITIONING,
  /** Training integrates missing cells out, so that cells missing at random do no harm. */
  MISSING_CELLS,
  /**
   * A row of weight n is worth n rows, to 1e-9, where training starts from the same model, and in
   * an update.
   */
  WEIGHTS,
  /** Rows without a label have no influence, to 1e-9: the model learns from labelled rows alone. */
  SUPERVISED,
  /** The order of the features, and of the levels of the label, changes nothing beyond 1e-9. */
  ORDER
}
