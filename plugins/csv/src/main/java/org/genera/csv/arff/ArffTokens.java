package org.genera.csv.arff;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a line, or the list of a nominal attribute, into values: separated by commas, or by tabs
 * where there is no comma, in single or double quotes with a backslash before what is meant
 * literally, up to a {@code %} that begins a comment.
 */
final class ArffTokens {

  /**
   * A value.
   *
   * @param text the value without quotes
   * @param quoted whether it stood in quotes
   */
  record Token(String text, boolean quoted) {}

  /** A line that cannot be cut; the message does not say where. */
  static final class MalformedLineException extends Exception {
    private static final long serialVersionUID = 1L;
    final int token;

    MalformedLineException(int token, String message) {
      super(message);
      this.token = token;
    }
  }

  private final String line;
  private final char separator;
  private int position;
  private final List<Token> tokens = new ArrayList<>();

  private ArffTokens(String line) {
    this.line = line;
    separator = line.indexOf(',') >= 0 ? ',' : '\t';
  }

  static List<Token> of(String line) throws MalformedLineException {
    ArffTokens tokens = new ArffTokens(line);
    tokens.readAll();
    return tokens.tokens;
  }

  /** The value that a line begins with, such as an attribute's name, and where it ends. */
  static int endOfFirst(String line, StringBuilder value) throws MalformedLineException {
    ArffTokens tokens = new ArffTokens(line);
    if (tokens.atQuote()) {
      value.append(tokens.readQuoted());
      return tokens.position;
    }
    int end = 0;
    while (end < line.length() && line.charAt(end) > ' ' && line.charAt(end) != '{') {
      end++;
    }
    value.append(line, 0, end);
    return end;
  }

  private void readAll() throws MalformedLineException {
    do {
      skipBlanks();
      boolean quoted = atQuote();
      tokens.add(new Token(quoted ? readQuoted() : readBare(), quoted));
      skipBlanks();
      if (quoted && !atEnd() && !atSeparator()) {
        throw new MalformedLineException(
            tokens.size() - 1, "there is more after the closing quote; separate values by commas");
      }
    } while (!atEnd() && line.charAt(position++) != '%');
  }

  private boolean atEnd() {
    return position >= line.length() || line.charAt(position) == '%';
  }

  private boolean atSeparator() {
    return line.charAt(position) == separator;
  }

  private boolean atQuote() {
    return position < line.length()
        && (line.charAt(position) == '\'' || line.charAt(position) == '"');
  }

  private void skipBlanks() {
    while (position < line.length() && line.charAt(position) <= ' ' && !atSeparator()) {
      position++;
    }
  }

  private String readBare() {
    int start = position;
    while (!atEnd() && !atSeparator()) {
      position++;
    }
    return line.substring(start, position).strip();
  }

  private String readQuoted() throws MalformedLineException {
    char quote = line.charAt(position++);
    StringBuilder text = new StringBuilder();
    while (position < line.length() && line.charAt(position) != quote) {
      char c = line.charAt(position++);
      text.append(c == '\\' && position < line.length() ? escaped(line.charAt(position++)) : c);
    }
    if (position == line.length()) {
      throw new MalformedLineException(tokens.size(), "the quote " + quote + " is not closed");
    }
    position++;
    return text.toString();
  }

  private static char escaped(char c) {
    return switch (c) {
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      default -> c;
    };
  }
}
