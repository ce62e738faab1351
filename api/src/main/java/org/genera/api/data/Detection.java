package org.genera.api.data;

/** How sure a format is that data are its own; the surest format reads them. */
public enum Detection {
  /** They are not. */
  NO,
  /** They could be: text that might be a table. */
  PLAUSIBLE,
  /** The name says so. */
  SUFFIX,
  /** The content says so: a magic number, a keyword. */
  CONTENT
}
