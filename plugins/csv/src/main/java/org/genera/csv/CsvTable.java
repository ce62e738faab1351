package org.genera.csv;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.TextFile;
import org.genera.csv.table.CellSink;
import org.genera.csv.table.RowCursor;
import org.genera.csv.table.TextTable;

/**
 * A CSV file whose dialect and names are known.
 *
 * @param unnamed positions of columns whose name in the header is empty
 */
record CsvTable(
    TextFile file, Dialect dialect, boolean header, List<String> columns, Set<Integer> unnamed)
    implements TextTable {

  static CsvTable of(TextFile file, Dialect dialect, boolean header) {
    FirstRow row = firstRow(file, dialect);
    List<String> first = row.cells;
    List<String> names = new ArrayList<>();
    Set<Integer> unnamed = new TreeSet<>();
    for (int column = 0; column < first.size(); column++) {
      boolean named = header && !first.get(column).isEmpty();
      names.add(named ? first.get(column) : "c" + (column + 1));
      if (header && !named) {
        unnamed.add(column);
      }
    }
    refuseDuplicates(file, row.line, names);
    return new CsvTable(file, dialect, header, List.copyOf(names), unnamed);
  }

  /** The same table with other names. */
  CsvTable named(List<String> names) {
    return new CsvTable(file, dialect, header, List.copyOf(names), Set.of());
  }

  @Override
  public RowCursor open(CellSink sink) {
    CsvCursor cursor = new CsvCursor(file, file.open(), dialect, columns, sink);
    if (header) {
      cursor.skipHeader();
    }
    return cursor;
  }

  private static FirstRow firstRow(TextFile file, Dialect dialect) {
    FirstRow first = new FirstRow();
    try (RowCursor cursor = new CsvCursor(file, file.open(), dialect, List.of(), first)) {
      cursor.next();
    }
    return first;
  }

  private static void refuseDuplicates(TextFile file, long line, List<String> names) {
    Map<String, Integer> positions = new HashMap<>();
    for (int column = 0; column < names.size(); column++) {
      Integer earlier = positions.put(names.get(column), column + 1);
      if (earlier != null) {
        throw new GeneraException(
            StandardError.INVALID_DATA,
            file.name()
                + ":"
                + line
                + ": columns "
                + earlier
                + " and "
                + (column + 1)
                + " are both named '"
                + names.get(column)
                + "'; rename one of them, or set header=false if the first row holds no names.");
      }
    }
  }

  /** The cells of one row as texts. */
  private static final class FirstRow implements CellSink {
    private final List<String> cells = new ArrayList<>();
    private long line;

    @Override
    public void row(long first) {
      line = first;
    }

    @Override
    public void cell(int column, char[] buffer, int offset, int length, boolean quoted) {
      cells.add(new String(buffer, offset, length).strip());
    }
  }
}
