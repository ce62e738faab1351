package org.genera.sequences.text;

import java.util.Optional;
import org.genera.api.GeneraException;
import org.genera.api.data.BatchBuilder;
import org.genera.api.data.CellText;
import org.genera.api.data.ColumnType;
import org.genera.api.data.Schema;
import org.genera.api.data.TextFile;
import org.genera.sequences.CodePoints;
import org.genera.sequences.StreamedSeries;
import org.genera.sequences.Symbols;

/** The series of a text. Those without a symbol are passed over. */
final class TextCursor implements StreamedSeries.Cursor {

  private static final int MAX_WORD = 1 << 16;

  private final TextFile file;
  private final TextLayout layout;
  private final CodePoints text;
  private final Optional<Schema> step;

  TextCursor(TextFile file, TextLayout layout, Schema columns) {
    this.file = file;
    this.layout = layout;
    step = columns.series().stream().map(c -> ((ColumnType.Series) c.type()).step()).findFirst();
    text = new CodePoints(file);
  }

  @Override
  public boolean next(BatchBuilder row) {
    return layout.words() ? nextWords(row) : nextCharacters(row);
  }

  private int nextCodePoint() {
    return layout.lines() ? text.nextInLine() : text.next();
  }

  private boolean nextCharacters(BatchBuilder row) {
    Optional<Symbols> symbols = step.map(columns -> new Symbols(file, columns));
    boolean found = false;
    while (!found && text.peek() != CodePoints.END) {
      long line = text.line();
      for (int next = nextCodePoint(); next != CodePoints.END; next = nextCodePoint()) {
        found = true;
        if (symbols.isPresent()) {
          symbols.get().add(next, line);
        }
        line = text.line();
      }
    }
    symbols.ifPresent(collected -> collected.endSeries(row, 0));
    return found;
  }

  private boolean nextWords(BatchBuilder row) {
    Optional<BatchBuilder> steps = step.map(columns -> new BatchBuilder(columns, 1));
    StringBuilder word = new StringBuilder();
    boolean found = false;
    while (!found && text.peek() != CodePoints.END) {
      int next;
      do {
        long line = text.line();
        next = nextCodePoint();
        if (next != CodePoints.END && !isSpace(next)) {
          word.appendCodePoint(next);
          requireShort(word, line);
        } else if (word.length() > 0) {
          found = true;
          add(steps, word.toString(), line);
          word.setLength(0);
        }
      } while (next != CodePoints.END);
    }
    steps.filter(collected -> collected.rows() > 0).ifPresent(s -> row.series(0, s.build(0)));
    return found;
  }

  /** White space as Unicode has it, blanks that do not break among it. */
  static boolean isSpace(int codePoint) {
    return Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint);
  }

  private void requireShort(StringBuilder word, long line) {
    if (word.length() > MAX_WORD) {
      throw file.invalid(
          line,
          "a word of more than "
              + MAX_WORD
              + " characters; take symbols=characters, or check the file");
    }
  }

  private void add(Optional<BatchBuilder> steps, String word, long line) {
    if (steps.isPresent()) {
      try {
        CellText.parse(steps.get(), 0, word);
      } catch (GeneraException e) {
        throw file.invalid(line, String.valueOf(e.getMessage()));
      }
      steps.get().endRow();
    }
  }

  @Override
  public void close() {
    text.close();
  }
}
