package org.genera.app;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Shows a family's figures to people. Figures of candidates, written {@code name[candidate]}, make
 * a table with a line for each candidate.
 */
final class FigureTables {

  private static final Pattern OF_CANDIDATE = Pattern.compile("(.+)\\[(.+)]");
  private static final String CHOSEN = "chosen";

  private FigureTables() {}

  static void addTo(Report report, Map<String, Double> figures) {
    Report single = new Report();
    Map<String, Report> candidates = new LinkedHashMap<>();
    figures.forEach(
        (name, value) -> {
          Matcher matcher = OF_CANDIDATE.matcher(name);
          if (matcher.matches()) {
            add(candidates, matcher.group(1), matcher.group(2), value);
          } else {
            single.put(name, value);
          }
        });
    if (!single.text().isEmpty()) {
      report.textOnly("figures", single);
    }
    List<Report> rows = new ArrayList<>(candidates.values());
    if (!rows.isEmpty()) {
      report.textOnly("candidates", rows);
    }
  }

  private static void add(
      Map<String, Report> candidates, String name, String candidate, double value) {
    Report row = candidates.computeIfAbsent(candidate, key -> new Report().put("candidate", key));
    row.put(name, name.equals(CHOSEN) ? (Object) (value != 0) : (Object) value);
  }
}
