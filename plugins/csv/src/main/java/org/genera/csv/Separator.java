package org.genera.csv;

/** What stands between cells; where several fit a file equally well, the first of them is taken. */
enum Separator {
  TAB('\t'),
  SEMICOLON(';'),
  COMMA(','),
  PIPE('|'),
  SPACE(' ');

  final char character;

  Separator(char character) {
    this.character = character;
  }

  @Override
  public String toString() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
