package org.genera.csv.infer;

/** What the text of a cell looks like. */
public enum CellKind {
  /** A whole number of 64 bits. */
  WHOLE,
  /** Digits after a zero, such as a postal code: as a number it would lose the zero. */
  ZERO_PADDED,
  /** Another decimal number. */
  REAL,
  /** A decimal number beyond the largest double. */
  TOO_LARGE,
  /** A day. */
  DATE,
  /** A day and a time. */
  LOCAL_TIME,
  /** A day and a time with an offset. */
  INSTANT,
  /** {@code true} or {@code false}, in lower or upper case or with a capital. */
  BOOLEAN,
  /** Anything else. */
  WORD;

  boolean isNumber() {
    return this == WHOLE || this == REAL || this == TOO_LARGE;
  }

  boolean isTime() {
    return this == DATE || this == LOCAL_TIME || this == INSTANT;
  }
}
