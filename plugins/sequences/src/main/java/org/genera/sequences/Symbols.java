package org.genera.sequences;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchBuilder;
import org.genera.api.data.CategoryVector;
import org.genera.api.data.CellText;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.genera.api.data.TextFile;

/** Series of code points: a step has one column, {@code symbol}, with a level for each of them. */
public final class Symbols {

  /** The name of the column of a step. */
  public static final String COLUMN = "symbol";

  private static final int UNKNOWN = -1;
  private static final int TABLE = 1 << 12;

  private final TextFile file;
  private final Schema step;
  private final BatchBuilder others;
  private final int known;
  private final int[] table = new int[TABLE];
  private final Map<Integer, Integer> codes = new HashMap<>();
  private final boolean isCategory;
  // Codes of the series in progress; a series may be very long, so they are not boxed or widened.
  private int[] series = new int[64];
  private int length;

  /**
   * Collects the symbols of series.
   *
   * @param file where they come from, for messages
   * @param step the columns of a step
   */
  public Symbols(TextFile file, Schema step) {
    this.file = file;
    this.step = step;
    others = new BatchBuilder(step, 1);
    ColumnType type = step.column(0).type();
    isCategory = type instanceof ColumnType.Category;
    List<String> levels = type instanceof ColumnType.Category c ? c.levels() : List.of();
    known = levels.size();
    Arrays.fill(table, UNKNOWN);
    for (int code = 0; code < levels.size(); code++) {
      String level = levels.get(code);
      if (level.codePointCount(0, level.length()) == 1) {
        put(level.codePointAt(0), code);
      }
    }
  }

  private void put(int codePoint, int code) {
    if (codePoint < TABLE) {
      table[codePoint] = code;
    } else {
      codes.put(codePoint, code);
    }
  }

  /**
   * A column of series of symbols.
   *
   * @param codePoints the symbols that there are
   * @return the column, with levels in the order of code points
   */
  public static Column series(TreeSet<Integer> codePoints) {
    List<String> levels = codePoints.stream().map(Character::toString).toList();
    Schema step = Schema.of(new Column(COLUMN, new ColumnType.Category(levels), Role.FEATURE));
    return new Column(ColumnType.Series.STEPS, new ColumnType.Series(step), Role.FEATURE);
  }

  /**
   * Adds a step.
   *
   * @param codePoint its symbol
   * @param line where it stands
   */
  public void add(int codePoint, long line) {
    if (isCategory) {
      int code = codePoint < TABLE ? table[codePoint] : codes.getOrDefault(codePoint, UNKNOWN);
      if (code == UNKNOWN) {
        throw file.invalid(
            line,
            "column '"
                + COLUMN
                + "': the symbol "
                + describe(codePoint)
                + " is none of the "
                + known
                + " that are known");
      }
      append(code);
    } else {
      CellText.parse(others, 0, Character.toString(codePoint));
      others.endRow();
    }
  }

  private void append(int code) {
    if (length == series.length) {
      int grown = (int) Math.min(Integer.MAX_VALUE - 8L, length + (length >> 1) + 64L);
      if (grown == length) {
        throw new GeneraException(
            StandardError.INVALID_DATA,
            file.name() + " has a series of more than " + length + " symbols; part it.");
      }
      series = Arrays.copyOf(series, grown);
    }
    series[length++] = code;
  }

  private static String describe(int codePoint) {
    String number = String.format("U+%04X", codePoint);
    return Character.isISOControl(codePoint)
        ? number
        : "'" + Character.toString(codePoint) + "' (" + number + ")";
  }

  /**
   * Ends the series.
   *
   * @param row gets it
   * @param column the position of its column
   */
  public void endSeries(BatchBuilder row, int column) {
    if (length > 0) {
      CategoryVector symbols = new CategoryVector(Arrays.copyOf(series, length));
      row.series(column, Batch.of(step, 0, length, List.of(symbols)));
      length = 0;
    } else if (others.rows() > 0) {
      row.series(column, others.build(0));
    }
  }
}
