package org.genera.csv.table;

import java.io.IOException;
import java.io.Reader;
import org.genera.api.data.TextFile;

/**
 * The beginning of a text.
 *
 * @param text whole lines, unless the text is complete
 * @param complete whether this is all of it
 */
public record Sample(String text, boolean complete) {

  private static final int SAMPLE_CHARS = 1 << 16;
  private static final int MAX_SAMPLE_CHARS = 1 << 24;

  /**
   * The beginning of a file: two whole lines at least, if it has them.
   *
   * @param file the file
   * @return the first characters, up to the end of a line
   * @throws org.genera.api.GeneraException if the file cannot be read
   */
  public static Sample of(TextFile file) {
    StringBuilder text = new StringBuilder();
    char[] chunk = new char[SAMPLE_CHARS];
    int lines = 0;
    try (Reader reader = file.open()) {
      while (text.length() < SAMPLE_CHARS || (lines < 2 && text.length() < MAX_SAMPLE_CHARS)) {
        int read = reader.read(chunk);
        if (read < 0) {
          return new Sample(text.toString(), true);
        }
        text.append(chunk, 0, read);
        lines += lines(chunk, read);
      }
    } catch (IOException e) {
      throw file.unreadable(e);
    }
    return ofWholeLines(text);
  }

  private static Sample ofWholeLines(StringBuilder text) {
    int end = Math.max(text.lastIndexOf("\n"), text.lastIndexOf("\r"));
    return new Sample(text.substring(0, end < 0 ? text.length() : end + 1), false);
  }

  private static int lines(char[] chars, int length) {
    int lines = 0;
    for (int i = 0; i < length; i++) {
      if (chars[i] == '\n' || chars[i] == '\r') {
        lines++;
      }
    }
    return lines;
  }
}
