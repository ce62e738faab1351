package org.genera.api.data;

/** What a column is for. */
public enum Role {
  /** Part of x: modelled. */
  FEATURE,
  /** The y of p(x, y): a class. A missing label is an unlabelled row. */
  LABEL,
  /** How much a row counts: a number, zero or more. */
  WEIGHT,
  /** Names a row; never modelled. */
  ID,
  /** Left out. */
  IGNORED
}
