package org.genera.sequences;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.genera.api.data.BatchBuilder;
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
  private final BatchBuilder steps;
  private final int known;
  private final int[] table = new int[TABLE];
  private final Map<Integer, Integer> codes = new HashMap<>();
  private final boolean isCategory;

  /**
   * Collects the symbols of series.
   *
   * @param file where they come from, for messages
   * @param step the columns of a step
   */
  public Symbols(TextFile file, Schema step) {
    this.file = file;
    steps = new BatchBuilder(step, 1);
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
      steps.whole(0, code);
    } else {
      CellText.parse(steps, 0, Character.toString(codePoint));
    }
    steps.endRow();
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
    if (steps.rows() > 0) {
      row.series(column, steps.build(0));
    }
  }
}
