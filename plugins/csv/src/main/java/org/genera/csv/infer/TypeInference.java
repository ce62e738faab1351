package org.genera.csv.infer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.Role;

/**
 * Decides what each column of a table holds. The rules, in this order; cells that are missing do
 * not count:
 *
 * <ol>
 *   <li>no cell at all: text, ignored;
 *   <li>at least nine in ten cells are numbers, and none has a zero before its digits, as postal
 *       codes have: integer if all are whole, else real; a cell that is no number, or too large, is
 *       then an error. An integer column is an id if its name says so (see {@code IdName}), or if
 *       the header has no name for it, and all values differ;
 *   <li>at least nine in ten are dates or times: date-time; another cell is then an error;
 *   <li>all are true or false, written in one way: boolean;
 *   <li>else words: an id if the name says so and all differ; a category if there are at most 1000
 *       different ones and each stands for two rows on average (or there are at most 10); an id if
 *       all differ and none contains a blank; else text.
 * </ol>
 */
public final class TypeInference {

  private static final int FEW_LEVELS = 10;

  private final TableProfile profile;
  private final Set<String> ignored;

  /**
   * The rules for a table.
   *
   * @param profile what a pass over the table found
   * @param ignored columns that the user leaves out: nothing in them is an error
   */
  public TypeInference(TableProfile profile, Set<String> ignored) {
    this.profile = profile;
    this.ignored = ignored;
  }

  /**
   * Decides every column.
   *
   * @param unnamed positions of columns without a name in the file's header
   * @return one decision a column
   * @throws GeneraException {@link StandardError#INVALID_DATA} with file, line and column for a
   *     cell that is not of its column's kind
   */
  public List<Decision> decide(Set<Integer> unnamed) {
    List<Decision> decisions = new ArrayList<>();
    List<String> names = profile.table().columns();
    for (int column = 0; column < names.size(); column++) {
      decisions.add(decide(column, names.get(column), unnamed.contains(column)));
    }
    return decisions;
  }

  private Decision decide(int index, String name, boolean unnamed) {
    ColumnProfile column = profile.column(index);
    if (column.present() == 0) {
      return decision(name, new ColumnType.Text(), Role.IGNORED, "ignored: every cell is missing");
    } else if (isAll(OddCells.AMONG_NUMBERS, index)) {
      return number(name, column, unnamed || IdName.matches(name));
    } else if (isAll(OddCells.AMONG_TIMES, index)) {
      return time(name, column);
    } else if (column.count(CellKind.BOOLEAN) == column.present() && isOnePair(column)) {
      return truth(name, column);
    }
    return words(name, column);
  }

  /** Whether all cells are of a kind; if only nearly all are, an error unless it is left out. */
  private boolean isAll(OddCells odd, int index) {
    ColumnProfile column = profile.column(index);
    if (!odd.areFew(column)) {
      return false;
    }
    Optional<ColumnProfile.Place> first = odd.first(column);
    if (first.isPresent() && !ignored.contains(profile.table().columns().get(index))) {
      throw odd.error(profile, index, first.get());
    }
    return first.isEmpty();
  }

  private static Decision number(String name, ColumnProfile column, boolean named) {
    if (column.count(CellKind.WHOLE) < column.present()) {
      return decision(name, new ColumnType.Real(), Role.FEATURE, "real: " + all(column, "numbers"));
    } else if (named && column.allDiffer()) {
      return decision(
          name,
          new ColumnType.Whole(),
          Role.ID,
          "id: named like one, and all whole numbers differ");
    }
    return decision(
        name,
        new ColumnType.Whole(),
        Role.FEATURE,
        "integer: whole numbers from " + column.min() + " to " + column.max() + missing(column));
  }

  private static Decision time(String name, ColumnProfile column) {
    ColumnType.DateTime.Precision precision = ColumnType.DateTime.Precision.DATE;
    if (column.count(CellKind.INSTANT) > 0) {
      precision = ColumnType.DateTime.Precision.INSTANT;
    } else if (column.count(CellKind.LOCAL_TIME) > 0) {
      precision = ColumnType.DateTime.Precision.LOCAL;
    }
    return decision(
        name,
        new ColumnType.DateTime(precision),
        Role.FEATURE,
        "date-time: " + all(column, "dates or times"));
  }

  // Both words of a pair are written in the same letters: TRUE and FALSE, not TRUE and false.
  private static boolean isOnePair(ColumnProfile column) {
    return column.levelTexts().stream().map(TypeInference::truthText).distinct().count() == 1;
  }

  private static String truthText(String text) {
    if (Character.isLowerCase(text.charAt(0))) {
      return "true";
    }
    return Character.isLowerCase(text.charAt(1)) ? "True" : "TRUE";
  }

  private static String falseText(String trueText) {
    return switch (trueText) {
      case "true" -> "false";
      case "True" -> "False";
      default -> "FALSE";
    };
  }

  private static Decision truth(String name, ColumnProfile column) {
    String trueText = truthText(column.levelTexts().get(0));
    String falseText = falseText(trueText);
    return decision(
        name,
        new ColumnType.Bool(falseText, trueText),
        Role.FEATURE,
        "boolean: only " + falseText + " and " + trueText + missing(column));
  }

  private static Decision words(String name, ColumnProfile column) {
    if (IdName.matches(name) && column.allDiffer()) {
      return text(name, Role.ID, "id: named like one, and all words differ");
    } else if (isCategory(column)) {
      return decision(
          name,
          new ColumnType.Category(LevelOrder.sorted(column.levelTexts())),
          Role.FEATURE,
          "category: " + differentWords(column) + missing(column));
    } else if (column.allDiffer() && !column.hasBlanks()) {
      return text(name, Role.ID, "id: " + all(column, "words, none twice"));
    }
    return text(name, Role.FEATURE, "text: " + differentWords(column) + missing(column));
  }

  private static boolean isCategory(ColumnProfile column) {
    return !column.hasManyLevels()
        && (column.levels() <= FEW_LEVELS || 2L * column.levels() <= column.present());
  }

  private static Decision text(String name, Role role, String reason) {
    return decision(name, new ColumnType.Text(), role, reason);
  }

  private static Decision decision(String name, ColumnType type, Role role, String reason) {
    return new Decision(new Column(name, type, role), reason);
  }

  private static String differentWords(ColumnProfile column) {
    String levels =
        column.hasManyLevels() ? "more than " + (column.levels() - 1) : "" + column.levels();
    return levels + " different words in " + column.present() + " cells";
  }

  private static String all(ColumnProfile column, String what) {
    return column.present() + " " + what + missing(column);
  }

  private static String missing(ColumnProfile column) {
    return column.missing() == 0 ? "" : ", " + column.missing() + " missing";
  }
}
