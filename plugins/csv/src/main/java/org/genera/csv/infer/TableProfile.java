package org.genera.csv.infer;

import java.util.ArrayList;
import java.util.List;
import org.genera.api.Cancellation;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.csv.table.CellSink;
import org.genera.csv.table.MissingMarks;
import org.genera.csv.table.RowCursor;
import org.genera.csv.table.TextTable;

/**
 * What one pass over a table leaves behind. Memory is bounded: of each column at most {@value
 * #MAX_LEVELS} different texts are remembered, fewer in very wide tables.
 */
public final class TableProfile {

  /** The most levels that a category may have. */
  public static final int MAX_LEVELS = 1000;

  private static final int LEVELS_OF_ALL_COLUMNS = 500_000;
  private static final int ROWS_BETWEEN_CANCELLATION_CHECKS = 4096;

  private final TextTable table;
  private final List<ColumnProfile> columns = new ArrayList<>();
  private long rows;

  private TableProfile(TextTable table) {
    this.table = table;
    int width = table.columns().size();
    int maxLevels = Math.max(20, Math.min(MAX_LEVELS, LEVELS_OF_ALL_COLUMNS / Math.max(1, width)));
    for (int column = 0; column < width; column++) {
      columns.add(new ColumnProfile(maxLevels));
    }
  }

  /**
   * Reads all of a table.
   *
   * @param table the table
   * @param marks the texts of missing cells
   * @param cancellation ends the pass early
   * @return the profile
   * @throws GeneraException {@link StandardError#NO_DATA} if there is no row
   */
  public static TableProfile scan(TextTable table, MissingMarks marks, Cancellation cancellation) {
    TableProfile profile = new TableProfile(table);
    Counter counter = new Counter(profile.columns, marks);
    try (RowCursor cursor = table.open(counter)) {
      while (cursor.next()) {
        if (++profile.rows % ROWS_BETWEEN_CANCELLATION_CHECKS == 0) {
          cancellation.throwIfCancelled();
        }
      }
    }
    if (profile.rows == 0) {
      throw new GeneraException(
          StandardError.NO_DATA, table.file().name() + " has no row of data.");
    }
    return profile;
  }

  /**
   * The table.
   *
   * @return what was read
   */
  public TextTable table() {
    return table;
  }

  /**
   * The number of rows.
   *
   * @return one or more
   */
  public long rows() {
    return rows;
  }

  ColumnProfile column(int index) {
    return columns.get(index);
  }

  /** Counts cells as they come. */
  private static final class Counter implements CellSink {
    private final ColumnProfile[] columns;
    private final MissingMarks marks;
    private final CellClassifier classifier = new CellClassifier();
    private long line;

    Counter(List<ColumnProfile> columns, MissingMarks marks) {
      this.columns = columns.toArray(new ColumnProfile[0]);
      this.marks = marks;
    }

    @Override
    public void row(long first) {
      line = first;
    }

    @Override
    public void cell(int column, char[] buffer, int offset, int length, boolean quoted) {
      if (marks.contains(buffer, offset, length)) {
        columns[column].addMissing();
      } else {
        columns[column].add(classifier, buffer, offset, length, line);
      }
    }
  }
}
