package org.genera.api.model;

/** What takes the place of a missing cell. */
public enum Fill {
  /** A draw from p(missing | observed). */
  DRAW,
  /** Its mean; the mode for categories, and the nearest value of the column's kind. */
  MEAN,
  /** Its mode: the most probable value. */
  MODE
}
