package org.genera.csv;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.genera.csv.infer.CellClassifier;
import org.genera.csv.infer.CellKind;
import org.genera.csv.table.MissingMarks;

/**
 * Finds out whether the first row holds the names of the columns. The rules, in this order:
 *
 * <ol>
 *   <li>a cell of it is a name that the user or the model asks for: names;
 *   <li>a cell of it has digits and no letter, or is a number, a date or time, a truth value, or a
 *       missing mark other than the empty cell: data;
 *   <li>below one of its words stand no other words, only values such as numbers: names;
 *   <li>it lacks its first cell, and no other row does, as where rows have names: names;
 *   <li>one of its words comes again further down in its column, or a word stands in it twice:
 *       data;
 *   <li>else names.
 * </ol>
 */
final class HeaderDetector {

  /**
   * What was found.
   *
   * @param header whether the first row holds names
   * @param reason why, in a few words
   */
  record Finding(boolean header, String reason) {}

  private final MissingMarks marks;
  private final Set<String> expectedNames;
  private final CellClassifier classifier = new CellClassifier();

  HeaderDetector(MissingMarks marks, Set<String> expectedNames) {
    this.marks = marks;
    this.expectedNames = expectedNames;
  }

  Finding detect(List<List<SampleRows.Cell>> rows) {
    List<String> first = rows.get(0).stream().map(cell -> cell.text().strip()).toList();
    List<List<SampleRows.Cell>> others = rows.subList(1, rows.size());
    for (String text : first) {
      if (expectedNames.contains(text)) {
        return new Finding(true, "it names the column '" + text + "'");
      }
    }
    for (String text : first) {
      if (isValue(text)) {
        return new Finding(false, "'" + text + "' in the first row is a value");
      }
    }
    for (int column = 0; column < first.size(); column++) {
      if (!first.get(column).isEmpty() && isTyped(others, column)) {
        return new Finding(true, "below '" + first.get(column) + "' stand no words");
      }
    }
    return lacksFirstAlone(first, others)
        ? new Finding(true, "its first cell alone is empty, above names of rows")
        : ofWords(first, others);
  }

  private static boolean lacksFirstAlone(List<String> first, List<List<SampleRows.Cell>> others) {
    return first.get(0).isEmpty()
        && first.stream().filter(String::isEmpty).count() == 1
        && !others.isEmpty()
        && others.stream().noneMatch(row -> row.get(0).text().isBlank());
  }

  private static Finding ofWords(List<String> first, List<List<SampleRows.Cell>> others) {
    Set<String> seen = new HashSet<>();
    for (int column = 0; column < first.size(); column++) {
      String word = first.get(column);
      if (!word.isEmpty() && (!seen.add(word) || comesAgain(word, others, column))) {
        return new Finding(false, "'" + word + "' comes again");
      }
    }
    return new Finding(true, "all words of the first row come once");
  }

  private boolean isValue(String text) {
    if (text.isEmpty()) {
      return false;
    }
    boolean figures =
        text.chars().anyMatch(Character::isDigit) && text.chars().noneMatch(Character::isLetter);
    return figures || marks.contains(text) || classifier.kind(text) != CellKind.WORD;
  }

  private boolean isTyped(List<List<SampleRows.Cell>> rows, int column) {
    boolean found = false;
    for (List<SampleRows.Cell> row : rows) {
      String text = column < row.size() ? row.get(column).text().strip() : "";
      if (!marks.contains(text)) {
        if (classifier.kind(text) == CellKind.WORD) {
          return false;
        }
        found = true;
      }
    }
    return found;
  }

  private static boolean comesAgain(String word, List<List<SampleRows.Cell>> rows, int column) {
    return rows.stream()
        .anyMatch(row -> column < row.size() && row.get(column).text().strip().equals(word));
  }
}
