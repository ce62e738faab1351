package org.genera.csv;

import static java.util.Objects.requireNonNull;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import org.genera.api.GeneraException;
import org.genera.api.data.TextFile;
import org.genera.csv.table.CellSink;
import org.genera.csv.table.RowCursor;

/**
 * The rows of a CSV text by FastCSV, which hands out slices of its buffer. Blanks around unquoted
 * cells are cut off, lines of nothing but blanks are skipped.
 */
final class CsvCursor implements RowCursor {

  private final TextFile file;
  private final Dialect dialect;
  private final CsvReader<Boolean> reader;
  private final Iterator<Boolean> records;
  private final Handler handler;

  /**
   * A cursor before the first row.
   *
   * @param columns the names of the columns; where there are none, rows may be of any width
   */
  CsvCursor(TextFile file, Reader text, Dialect dialect, List<String> columns, CellSink sink) {
    this.file = file;
    this.dialect = dialect;
    handler = new Handler(columns, sink);
    reader =
        CsvReader.builder()
            .fieldSeparator(dialect.separator().character)
            .quoteCharacter(dialect.quote().character)
            .trimWhitespacesAroundQuotes(true)
            .allowUnclosedQuote(false)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .build(handler, text);
    records = reader.iterator();
  }

  @Override
  public boolean next() {
    try {
      while (records.hasNext()) {
        boolean row = records.next();
        if (row) {
          return true;
        }
      }
      return false;
    } catch (UncheckedIOException e) {
      throw file.unreadable(requireNonNull(e.getCause()));
    } catch (CsvParseException e) {
      throw malformed(e);
    }
  }

  /** Skips the row of names. */
  void skipHeader() {
    handler.muted = true;
    next();
    handler.muted = false;
  }

  @Override
  public void close() {
    try {
      reader.close();
    } catch (IOException e) {
      throw file.unreadable(e);
    }
  }

  // FastCSV wraps whatever a handler throws; its own complaints end in a line that we name better.
  private RuntimeException malformed(CsvParseException e) {
    if (e.getCause() instanceof RuntimeException ours) {
      return ours;
    } else if (e.getCause() instanceof Error error) {
      throw error;
    }
    String complaint =
        String.valueOf(e.getMessage()).replaceFirst(" *\\(record starting at .*", "");
    return file.invalid(
        handler.line,
        handler.cells(),
        handler.columnName(handler.cells())
            + complaint
            + ". Quotes are "
            + dialect.quote()
            + " here; the option quote=none takes them as plain text.");
  }

  /** Passes cells on; its records say whether a row was read, or a line of blanks. */
  private final class Handler extends AbstractBaseCsvCallbackHandler<Boolean> {
    private final List<String> columns;
    private final CellSink sink;
    private long line;
    private boolean muted;
    private boolean blankFirst;

    Handler(List<String> columns, CellSink sink) {
      this.columns = columns;
      this.sink = sink;
    }

    int cells() {
      return getFieldCount();
    }

    @Override
    protected void handleBegin(long startingLine) {
      line = startingLine;
      blankFirst = false;
      if (!muted) {
        sink.row(startingLine);
      }
    }

    @Override
    protected void handleEmpty() {
      blankFirst = true;
    }

    @Override
    protected void handleField(int column, char[] buffer, int offset, int length, boolean quoted) {
      int begin = offset;
      int end = offset + length;
      if (!quoted) {
        while (begin < end && buffer[begin] <= ' ') {
          begin++;
        }
        while (end > begin && buffer[end - 1] <= ' ') {
          end--;
        }
        if (column == 0 && begin == end) {
          blankFirst = true;
          return;
        }
      }
      if (column == 1 && blankFirst) {
        pass(0, buffer, begin, 0, false);
      }
      pass(column, buffer, begin, end - begin, quoted);
    }

    private void pass(int column, char[] buffer, int offset, int length, boolean quoted) {
      if (muted || (!columns.isEmpty() && column >= columns.size())) {
        return;
      }
      try {
        sink.cell(column, buffer, offset, length, quoted);
      } catch (GeneraException e) {
        throw file.invalid(line, column, String.valueOf(e.getMessage()));
      }
    }

    @Override
    protected Boolean buildRecord() {
      int cells = getFieldCount();
      if (cells <= 1 && blankFirst) {
        return false;
      }
      if (!columns.isEmpty() && cells != columns.size()) {
        throw ragged(cells);
      }
      return true;
    }

    private GeneraException ragged(int cells) {
      int column = Math.min(cells, columns.size());
      return file.invalid(
          line,
          column,
          columnName(column)
              + "the row has "
              + cells
              + (cells == 1 ? " cell" : " cells")
              + " instead of "
              + columns.size()
              + ". Cells are separated by "
              + dialect.separator()
              + " here; one that contains it must be quoted ("
              + dialect.quote()
              + " quotes).");
    }

    private String columnName(int column) {
      return column < columns.size() ? "column '" + columns.get(column) + "': " : "";
    }
  }
}
