package org.genera.csv;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.genera.api.GeneraException;
import org.genera.api.data.TextFile;
import org.genera.csv.table.CellSink;
import org.genera.csv.table.RowCursor;
import org.genera.csv.table.Sample;

/** The first rows of a file as one dialect would cut them. */
final class SampleRows {

  private static final int MAX_ROWS = 1000;

  /**
   * A cell.
   *
   * @param text what it holds
   * @param quoted whether it stood in quotes
   */
  record Cell(String text, boolean quoted) {

    /** Whether a quote that the dialect did not take for one is left over. */
    boolean hasStray(Quote quote) {
      boolean own = text.indexOf(quote.character) >= 0;
      boolean other = quote == Quote.SINGLE && text.indexOf(Quote.DOUBLE.character) >= 0;
      return !quoted && (own || other);
    }
  }

  final Dialect dialect;
  final List<List<Cell>> rows = new ArrayList<>();
  final boolean malformed;

  SampleRows(TextFile file, Sample sample, Dialect dialect) {
    this.dialect = dialect;
    malformed = !read(file, sample);
  }

  private boolean read(TextFile file, Sample sample) {
    List<Cell> row = new ArrayList<>();
    CellSink sink =
        (column, buffer, offset, length, quoted) ->
            row.add(new Cell(new String(buffer, offset, length), quoted));
    StringReader text = new StringReader(sample.text());
    try (RowCursor cursor = new CsvCursor(file, text, dialect, List.of(), sink)) {
      while (rows.size() < MAX_ROWS && cursor.next()) {
        rows.add(List.copyOf(row));
        row.clear();
      }
      return true;
    } catch (GeneraException e) {
      return false;
    }
  }

  /** The most frequent number of cells in a row; of several, the one that comes first. */
  int width() {
    Map<Integer, Integer> counts = new HashMap<>();
    rows.forEach(row -> counts.merge(row.size(), 1, Integer::sum));
    int width = 0;
    for (List<Cell> row : rows) {
      if (counts.getOrDefault(row.size(), 0) > counts.getOrDefault(width, 0)) {
        width = row.size();
      }
    }
    return width;
  }

  /** How well the dialect fits: the share of rows of one width, less the share of odd quotes. */
  double fit() {
    int width = width();
    long even = rows.stream().filter(row -> row.size() == width).count();
    long odd =
        rows.stream()
            .filter(row -> row.stream().anyMatch(c -> c.hasStray(dialect.quote())))
            .count();
    return rows.isEmpty() ? 0 : (double) (even - odd) / rows.size();
  }

  boolean isEven() {
    int width = width();
    return !malformed && rows.stream().allMatch(row -> row.size() == width);
  }

  boolean anyQuoted() {
    return rows.stream().flatMap(List::stream).anyMatch(Cell::quoted);
  }

  /** Whether some cell opens a quote of this kind and does not close it. */
  boolean anyHalfQuoted(Quote quote) {
    String mark = String.valueOf(quote.character);
    return rows.stream()
        .flatMap(List::stream)
        .map(Cell::text)
        .anyMatch(t -> t.startsWith(mark) && (t.length() == 1 || !t.endsWith(mark)));
  }
}
