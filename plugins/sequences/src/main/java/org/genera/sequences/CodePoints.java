package org.genera.sequences;

import java.io.IOException;
import java.io.Reader;
import java.util.Optional;
import org.genera.api.data.TextFile;

/** Reads a text code point by code point or line by line, and knows the line. Not thread-safe. */
public final class CodePoints implements AutoCloseable {

  /** What stands for the end of the text. */
  public static final int END = -1;

  private static final int MAX_LINE = 1 << 20;

  private final TextFile file;
  private final Reader reader;
  private final char[] buffer = new char[1 << 16];
  private int position;
  private int limit;
  private long line = 1;

  /**
   * Opens a text.
   *
   * @param file the file
   */
  public CodePoints(TextFile file) {
    this.file = file;
    reader = file.open();
  }

  /**
   * The line of the next code point.
   *
   * @return from 1
   */
  public long line() {
    return line;
  }

  /**
   * The next UTF-16 unit, which is left where it is.
   *
   * @return the unit, or {@link #END}
   */
  public int peek() {
    if (position == limit) {
      fill();
    }
    return limit < 0 ? END : buffer[position];
  }

  private void fill() {
    try {
      position = 0;
      limit = limit < 0 ? -1 : reader.read(buffer);
    } catch (IOException e) {
      throw file.unreadable(e);
    }
    if (limit < 0) {
      position = limit;
    }
  }

  /**
   * The next code point.
   *
   * @return the code point, or {@link #END}
   */
  public int next() {
    int unit = peek();
    if (unit == END) {
      return END;
    }
    position++;
    if (unit == 0) {
      throw file.invalid(line, "a NUL byte stands here, so this is no text");
    } else if (unit == '\n' || (unit == '\r' && peek() != '\n')) {
      line++;
    } else if (Character.isHighSurrogate((char) unit)) {
      int low = peek();
      position++;
      return Character.toCodePoint((char) unit, (char) low);
    }
    return unit;
  }

  /**
   * The next code point of this line; the end of a line (LF, CR LF or CR) is passed over.
   *
   * @return the code point, or {@link #END} where the line ends
   */
  public int nextInLine() {
    int next = next();
    if (next == '\r' && peek() == '\n') {
      next = next();
    }
    return next == '\n' || next == '\r' ? END : next;
  }

  /**
   * The rest of this line.
   *
   * @return its text, or empty at the end of the file
   */
  public Optional<String> nextLine() {
    if (peek() == END) {
      return Optional.empty();
    }
    long start = line;
    StringBuilder text = new StringBuilder();
    for (int next = nextInLine(); next != END; next = nextInLine()) {
      text.appendCodePoint(next);
      if (text.length() > MAX_LINE) {
        throw file.invalid(start, "the line has more than " + MAX_LINE + " characters");
      }
    }
    return Optional.of(text.toString());
  }

  @Override
  public void close() {
    try {
      reader.close();
    } catch (IOException e) {
      throw file.unreadable(e);
    }
  }
}
