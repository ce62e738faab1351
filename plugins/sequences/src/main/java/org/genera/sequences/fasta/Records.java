package org.genera.sequences.fasta;

import java.util.Optional;
import org.genera.api.data.TextFile;
import org.genera.sequences.CodePoints;

/** The records of a FASTA file: a header line that begins with {@code >}, and lines of symbols. */
final class Records implements AutoCloseable {

  /** Takes the symbols of a record, with the lines in which they stand. */
  interface SymbolSink {
    void accept(int symbol, long line);
  }

  private final TextFile file;
  private final CodePoints text;
  private String id = "";
  private String description = "";
  private long line;

  Records(TextFile file) {
    this.file = file;
    text = new CodePoints(file);
  }

  /** Reads the next record; false after the last. */
  boolean next(SymbolSink sink) {
    skipBlankLines();
    if (text.peek() == CodePoints.END) {
      return false;
    }
    line = text.line();
    String header = text.nextLine().map(String::strip).orElse("");
    if (!header.startsWith(">")) {
      throw file.invalid(line, "a record begins with a header line '>identifier description'");
    }
    String[] words = header.substring(1).strip().split("\\s+", 2);
    id = words[0];
    description = words.length > 1 ? words[1] : "";
    if (id.isEmpty()) {
      throw file.invalid(line, "the header has no identifier after '>'");
    }
    while (text.peek() != '>' && text.peek() != CodePoints.END) {
      readLine(sink);
    }
    return true;
  }

  private void skipBlankLines() {
    while (text.peek() == '\n' || text.peek() == '\r' || text.peek() == ' ') {
      Optional<Integer> symbol = Optional.of(text.nextInLine()).filter(c -> c != CodePoints.END);
      if (symbol.isPresent() && symbol.get() != ' ') {
        return;
      }
    }
  }

  private void readLine(SymbolSink sink) {
    long here = text.line();
    boolean ended = false;
    for (int next = text.nextInLine(); next != CodePoints.END; next = text.nextInLine()) {
      boolean space = Character.isWhitespace(next);
      if (!space && (ended || next == '>' || Character.isISOControl(next))) {
        throw file.invalid(
            here, "a line of symbols has no blanks, '>' or control characters between them");
      } else if (!space) {
        sink.accept(next, here);
      }
      ended |= space;
    }
  }

  String id() {
    return id;
  }

  String description() {
    return description;
  }

  /** The line of the header. */
  long line() {
    return line;
  }

  @Override
  public void close() {
    text.close();
  }
}
