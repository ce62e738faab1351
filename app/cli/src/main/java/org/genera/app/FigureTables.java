package org.genera.app;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Shows a family's figures to people. Figures of candidates, written {@code name[candidate]}, make
 * a table with a line for each candidate; candidates written {@code key=value} make one of their
 * own for each key.
 */
final class FigureTables {

  private static final Pattern OF_CANDIDATE = Pattern.compile("(.+)\\[(?:([A-Za-z]+)=)?(.+)]");
  private static final Set<String> MARKS = Set.of("chosen", "failed");
  private static final String CANDIDATE = "candidate";

  private final Report single = new Report();
  private final Map<String, Map<String, Report>> tables = new LinkedHashMap<>();

  private FigureTables() {}

  static void addTo(Report report, Map<String, Double> figures) {
    FigureTables shown = new FigureTables();
    figures.forEach(shown::add);
    if (!shown.single.text().isEmpty()) {
      report.textOnly("figures", shown.single);
    }
    shown.tables.forEach(
        (key, rows) -> {
          String title = key.equals(CANDIDATE) ? "candidates" : "candidates of " + key;
          report.textOnly(title, new ArrayList<>(rows.values()));
        });
  }

  private void add(String figure, double value) {
    Matcher matcher = OF_CANDIDATE.matcher(figure);
    if (!matcher.matches()) {
      single.put(figure, value);
      return;
    }
    String key = matcher.group(2) == null ? CANDIDATE : matcher.group(2);
    String candidate = matcher.group(3);
    String name = matcher.group(1);
    tables
        .computeIfAbsent(key, table -> new LinkedHashMap<>())
        .computeIfAbsent(candidate, row -> new Report().put(key, candidate))
        .put(name, MARKS.contains(name) ? (Object) (value != 0) : (Object) value);
  }
}
