package org.genera.csv.table;

/**
 * The beginning of a text.
 *
 * @param text whole lines, unless the text is complete
 * @param complete whether this is all of it
 */
public record Sample(String text, boolean complete) {

  static Sample ofWholeLines(StringBuilder text) {
    int end = Math.max(text.lastIndexOf("\n"), text.lastIndexOf("\r"));
    return new Sample(text.substring(0, end < 0 ? text.length() : end + 1), false);
  }

  static int lines(char[] chars, int length) {
    int lines = 0;
    for (int i = 0; i < length; i++) {
      if (chars[i] == '\n' || chars[i] == '\r') {
        lines++;
      }
    }
    return lines;
  }
}
