package org.genera.csv.table;

import java.util.Arrays;

/** Pieces of character buffers. */
final class Slices {

  private Slices() {}

  static boolean equal(char[] text, char[] buffer, int offset, int length) {
    return Arrays.equals(text, 0, text.length, buffer, offset, offset + length);
  }

  static int hash(char[] buffer, int offset, int length) {
    int hash = length;
    for (int i = offset; i < offset + length; i++) {
      hash = 31 * hash + buffer[i];
    }
    return hash ^ (hash >>> 15);
  }
}
