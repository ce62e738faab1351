package org.genera.csv.arff;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.ColumnType;

/** The pattern of a date attribute: turns its texts into ISO 8601, which all formats share. */
final class ArffDate {

  private static final String DEFAULT_PATTERN = "yyyy-MM-dd'T'HH:mm:ss";

  private final String pattern;
  private final DateTimeFormatter formatter;

  private ArffDate(String pattern) {
    this.pattern = pattern;
    formatter = DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
  }

  /** A pattern as Weka writes it, or the default where it is empty. */
  static ArffDate of(String pattern) {
    return new ArffDate(pattern.isEmpty() ? DEFAULT_PATTERN : pattern);
  }

  ColumnType.DateTime type() {
    String letters = pattern.replaceAll("'[^']*'", "");
    if (letters.matches(".*[zZX].*")) {
      return new ColumnType.DateTime(ColumnType.DateTime.Precision.INSTANT);
    }
    return new ColumnType.DateTime(
        letters.matches(".*[HhKk].*")
            ? ColumnType.DateTime.Precision.LOCAL
            : ColumnType.DateTime.Precision.DATE);
  }

  String iso(String text) {
    try {
      return formatter
          .parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from)
          .toString();
    } catch (DateTimeException e) {
      throw new GeneraException(
          StandardError.INVALID_DATA,
          "'" + text + "' is not a date of the declared form " + pattern,
          e);
    }
  }
}
