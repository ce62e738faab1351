package org.genera.api.data;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.genera.api.GeneraException;
import org.genera.api.NearestName;
import org.genera.api.StandardError;

/** The text of cells, read and written in one way by every format. */
public final class CellText {

  private CellText() {}

  /**
   * Reads a cell that is not missing into the row in progress.
   *
   * @param builder the batch being filled
   * @param column the column's position
   * @param text the cell's text, without blanks around it
   * @throws GeneraException {@link StandardError#INVALID_DATA} if the text is no value of the
   *     column: not a number, too large, an unknown level (with the nearest one); the message does
   *     not say where, which the caller knows
   */
  public static void parse(BatchBuilder builder, int column, String text) {
    ColumnType type = builder.schema().column(column).type();
    try {
      if (type instanceof ColumnType.Real) {
        builder.number(column, parseReal(text));
      } else if (type instanceof ColumnType.Whole) {
        builder.whole(column, parseWhole(text));
      } else if (type instanceof ColumnType.Bool bool) {
        builder.whole(column, parseBool(bool, text) ? 1 : 0);
      } else if (type instanceof ColumnType.Category category) {
        builder.whole(column, parseLevel(category, text));
      } else if (type instanceof ColumnType.DateTime) {
        builder.whole(column, parseDateTime(text));
      } else if (type instanceof ColumnType.Text) {
        builder.text(column, text);
      } else {
        throw new IllegalArgumentException("a text cannot be " + type.kind());
      }
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new GeneraException(
          StandardError.INVALID_DATA,
          "column '" + builder.schema().column(column).name() + "': " + e.getMessage(),
          e);
    }
  }

  /**
   * Writes a cell.
   *
   * @param type the column's kind
   * @param vector the column's values
   * @param row the cell's row
   * @return its text, which {@link #parse} reads back to the same value; empty for a missing cell;
   *     {@code inf} and {@code -inf}, as in reports, are for people, for data are finite
   */
  public static String of(ColumnType type, ColumnVector vector, int row) {
    if (vector.isMissing(row)) {
      return "";
    }
    if (vector instanceof RealVector v) {
      return real(v.values()[row]);
    } else if (vector instanceof WholeVector v) {
      return Long.toString(v.values()[row]);
    } else if (vector instanceof BoolVector v && type instanceof ColumnType.Bool bool) {
      return v.values()[row] == 1 ? bool.trueText() : bool.falseText();
    } else if (vector instanceof CategoryVector v && type instanceof ColumnType.Category category) {
      return category.levels().get(v.codes()[row]);
    } else if (vector instanceof DateTimeVector v && type instanceof ColumnType.DateTime dateTime) {
      return dateTime(dateTime.precision(), v.values()[row]);
    } else if (vector instanceof TextVector v) {
      return Objects.requireNonNull(v.values()[row]);
    }
    throw new IllegalArgumentException(type.kind() + " has no text");
  }

  private static String real(double value) {
    if (Double.isInfinite(value)) {
      return value > 0 ? "inf" : "-inf";
    }
    return value == Math.rint(value) && Math.abs(value) < 1e15 && !(value == 0 && 1 / value < 0)
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  private static double parseReal(String text) {
    double value;
    try {
      value = Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("'" + text + "' is not a number", e);
    }
    // Java's own spellings, such as 1d and 0x1p3, are no numbers in a table.
    if (!text.matches("[-+0-9.eE]+")) {
      throw new IllegalArgumentException("'" + text + "' is not a finite decimal number");
    }
    if (Double.isInfinite(value)) {
      throw new IllegalArgumentException("'" + text + "' is too large for a number");
    }
    return value;
  }

  private static long parseWhole(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      double value = parseReal(text);
      if (value != Math.rint(value)) {
        throw new IllegalArgumentException(
            "'"
                + text
                + "' is not a whole number, which the column holds; where decimals belong in it,"
                + " give it the kind real in a schema file (--schema), and fit models anew with it",
            e);
      }
      if (Math.abs(value) >= 0x1p63) {
        throw new IllegalArgumentException(
            "'" + text + "' is too large for a whole number of 64 bits", e);
      }
      return (long) value;
    }
  }

  private static boolean parseBool(ColumnType.Bool type, String text) {
    if (text.equals(type.trueText())) {
      return true;
    } else if (text.equals(type.falseText())) {
      return false;
    }
    throw new IllegalArgumentException(
        "'" + text + "' is neither '" + type.falseText() + "' nor '" + type.trueText() + "'");
  }

  private static int parseLevel(ColumnType.Category type, String text) {
    int level = type.levels().indexOf(text);
    if (level < 0) {
      throw new IllegalArgumentException(
          "unknown level '" + text + "'." + NearestName.hint(text, type.levels()));
    }
    return level;
  }

  /**
   * Reads a point in time: a date, or a date and a time with a T or a blank between, with or
   * without an offset.
   *
   * @param text the text
   * @return microseconds since 1970-01-01T00:00Z
   * @throws IllegalArgumentException if it is no point in time
   */
  public static long parseDateTime(String text) {
    String iso =
        text.length() > 10 && text.charAt(10) == ' '
            ? text.substring(0, 10) + 'T' + text.substring(11)
            : text;
    try {
      Instant instant;
      if (iso.length() <= 10) {
        instant = LocalDate.parse(iso).atStartOfDay(ZoneOffset.UTC).toInstant();
      } else if (iso.endsWith("Z") || iso.lastIndexOf('+') > 10 || iso.lastIndexOf('-') > 10) {
        instant = OffsetDateTime.parse(iso).toInstant();
      } else {
        instant = LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
      }
      return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "'" + text + "' is not a date or time such as 2026-01-31 or 2026-01-31T12:30:00", e);
    }
  }

  private static String dateTime(ColumnType.DateTime.Precision precision, long micros) {
    Instant instant = Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    return switch (precision) {
      case DATE -> LocalDate.ofInstant(instant, ZoneOffset.UTC).toString();
      case LOCAL -> LocalDateTime.ofInstant(instant, ZoneOffset.UTC).toString();
      case INSTANT -> instant.toString();
    };
  }
}
