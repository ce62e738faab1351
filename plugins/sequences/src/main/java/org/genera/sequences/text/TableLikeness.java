package org.genera.sequences.text;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** Whether the beginning of a text is more like a table, which another format reads. */
final class TableLikeness {

  private static final String SEPARATORS = "\t;,|";

  private TableLikeness() {}

  /** True for lines of numbers, and for two lines or more that one separator cuts alike. */
  static boolean isTable(byte[] head) {
    String text = new String(head, StandardCharsets.UTF_8);
    int end = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r'));
    Stream<String> whole = (end < 0 ? text : text.substring(0, end)).lines();
    List<String> lines = whole.filter(line -> !line.isBlank()).toList();
    boolean numbers = !lines.isEmpty() && lines.stream().allMatch(TableLikeness::isNumbers);
    return numbers
        || (lines.size() > 1
            && SEPARATORS.chars().anyMatch(separator -> cutsAlike(lines, separator)));
  }

  private static boolean isNumbers(String line) {
    return line.matches("[-+0-9.eE,;|\\s]+") && line.matches(".*[0-9].*");
  }

  private static boolean cutsAlike(List<String> lines, int separator) {
    long cells = count(lines.get(0), separator);
    return cells > 0 && lines.stream().allMatch(line -> count(line, separator) == cells);
  }

  private static long count(String line, int separator) {
    return line.chars().filter(c -> c == separator).count();
  }
}
