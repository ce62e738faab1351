package org.genera.csv;

/** What cells may be quoted with. */
enum Quote {
  DOUBLE('"'),
  SINGLE('\''),
  /** Quotes are plain text; the character is one that no text contains. */
  NONE('\uFFFF');

  final char character;

  Quote(char character) {
    this.character = character;
  }

  @Override
  public String toString() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
