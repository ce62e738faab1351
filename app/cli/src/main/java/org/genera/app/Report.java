package org.genera.app;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a command found out, in order: figures, words, lists and reports inside. The same report is
 * printed as a text or as one JSON object; a few entries belong to one of them alone.
 */
final class Report {

  private final Map<String, Object> json = new LinkedHashMap<>();
  private final Map<String, Object> text = new LinkedHashMap<>();

  Report put(String key, Object value) {
    return jsonOnly(key, value).textOnly(key, value);
  }

  Report put(String key, Optional<?> value) {
    value.ifPresent(present -> put(key, present));
    return this;
  }

  /** An absent number is null in JSON, as one that is not finite. */
  Report put(String key, OptionalDouble value) {
    return put(key, value.orElse(Double.NaN));
  }

  Report jsonOnly(String key, Object value) {
    json.put(key, value);
    return this;
  }

  Report textOnly(String key, Object value) {
    text.put(key, value);
    return this;
  }

  /** Adds all entries of another report. */
  Report putAll(Report other) {
    json.putAll(other.json);
    text.putAll(other.text);
    return this;
  }

  Map<String, Object> json() {
    return json;
  }

  Map<String, Object> text() {
    return text;
  }

  /** A report of a map's entries. */
  static Report of(Map<String, ?> values) {
    Report report = new Report();
    values.forEach(report::put);
    return report;
  }

  /** The reports among a list's elements. */
  static List<Report> reportsIn(List<?> values) {
    List<Report> reports = new ArrayList<>();
    for (Object value : values) {
      if (value instanceof Report report) {
        reports.add(report);
      }
    }
    return reports;
  }
}
