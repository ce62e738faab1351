package org.genera.app;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Writes a report for people: a line for each figure, a table for each list of reports. */
final class TextReport {

  private static final MathContext DIGITS = new MathContext(7);

  private TextReport() {}

  static String write(Report report) {
    List<List<String>> figures = new ArrayList<>();
    StringBuilder tables = new StringBuilder();
    for (Map.Entry<String, Object> entry : report.text().entrySet()) {
      if (isTable(entry.getValue())) {
        tables.append(table(entry.getKey(), (List<?>) entry.getValue()));
      } else {
        addFigure(figures, words(entry.getKey()), entry.getValue());
      }
    }
    String lines = TextTable.align(figures);
    return lines.isEmpty() ? tables.toString().stripLeading() : lines + tables;
  }

  private static boolean isTable(Object value) {
    return value instanceof List<?> list && !Report.reportsIn(list).isEmpty();
  }

  private static void addFigure(List<List<String>> figures, String name, Object value) {
    if (value instanceof Report inner) {
      inner.text().forEach((key, part) -> addFigure(figures, name + ' ' + words(key), part));
    } else if (value instanceof List<?> list && isNote(list)) {
      list.forEach(line -> figures.add(List.of(name, line.toString())));
    } else {
      figures.add(List.of(name, text(value)));
    }
  }

  /** Sentences get a line each; words share one. */
  private static boolean isNote(List<?> list) {
    return list.stream().anyMatch(element -> element.toString().indexOf(' ') >= 0);
  }

  private static String table(String title, List<?> rows) {
    List<Report> reports = Report.reportsIn(rows);
    Set<String> keys = new LinkedHashSet<>();
    reports.forEach(row -> keys.addAll(row.text().keySet()));
    List<List<String>> cells = new ArrayList<>();
    cells.add(keys.stream().map(key -> words(key).toUpperCase(Locale.ROOT)).toList());
    for (Report row : reports) {
      cells.add(keys.stream().map(key -> text(row.text().getOrDefault(key, ""))).toList());
    }
    return "\n" + words(title) + ":\n" + TextTable.align(cells).indent(2);
  }

  /** {@code meanLogLikelihood} as {@code mean log likelihood}. */
  private static String words(String key) {
    return key.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
  }

  static String text(Object value) {
    if (value instanceof Double number) {
      return number(number);
    } else if (value instanceof List<?> list) {
      return String.join(", ", list.stream().map(TextReport::text).toList());
    } else if (value instanceof Boolean truth) {
      return truth ? "yes" : "no";
    }
    return value.toString();
  }

  private static String number(double number) {
    if (Double.isNaN(number)) {
      return "-";
    } else if (Double.isInfinite(number)) {
      return number > 0 ? "inf" : "-inf";
    }
    BigDecimal rounded = new BigDecimal(number, DIGITS).stripTrailingZeros();
    boolean plain = number == 0 || (Math.abs(number) >= 1e-4 && Math.abs(number) < 1e15);
    return plain ? rounded.toPlainString() : rounded.toString();
  }
}
