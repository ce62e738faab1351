package org.genera.api.data;

import static java.util.Objects.requireNonNull;

import java.util.HashSet;
import java.util.List;

/** The kind of a column's values, with what belongs to the kind. */
public sealed interface ColumnType {

  /**
   * The kind's name, as schema files write it.
   *
   * @return a lower-case word
   */
  String kind();

  /**
   * Whether values are numbers on a line: real, integer, boolean (0 and 1) and date-time
   * (microseconds).
   *
   * @return true for those four
   */
  default boolean isNumeric() {
    return false;
  }

  /** Real numbers. */
  record Real() implements ColumnType {
    @Override
    public String kind() {
      return "real";
    }

    @Override
    public boolean isNumeric() {
      return true;
    }
  }

  /** Whole numbers of 64 bits. */
  record Whole() implements ColumnType {
    @Override
    public String kind() {
      return "integer";
    }

    @Override
    public boolean isNumeric() {
      return true;
    }
  }

  /**
   * Truth values.
   *
   * @param falseText how false is written
   * @param trueText how true is written
   */
  record Bool(String falseText, String trueText) implements ColumnType {
    /** Checks that the two differ. */
    public Bool {
      if (falseText.equals(trueText)) {
        throw new IllegalArgumentException("true and false are both written '" + trueText + "'");
      }
    }

    /** Written {@code false} and {@code true}. */
    public Bool() {
      this("false", "true");
    }

    @Override
    public String kind() {
      return "boolean";
    }

    @Override
    public boolean isNumeric() {
      return true;
    }
  }

  /**
   * One of a fixed list of levels.
   *
   * @param levels the levels; a cell holds an index into them
   */
  record Category(List<String> levels) implements ColumnType {
    /** Copies the levels and checks that none occurs twice. */
    public Category {
      levels = List.copyOf(levels);
      if (new HashSet<>(levels).size() != levels.size()) {
        throw new IllegalArgumentException("a level occurs twice in " + levels);
      }
    }

    @Override
    public String kind() {
      return "category";
    }
  }

  /**
   * Points in time, as microseconds since 1970-01-01T00:00Z.
   *
   * @param precision how they are written: {@code date} for yyyy-mm-dd, {@code local} for
   *     yyyy-mm-ddThh:mm:ss, {@code instant} for the same with a Z
   */
  record DateTime(Precision precision) implements ColumnType {
    /** How a point in time is written. */
    public enum Precision {
      /** A day: {@code 2026-01-31}. */
      DATE,
      /** A day and a time without a zone: {@code 2026-01-31T12:30:00}. */
      LOCAL,
      /** A point on the time line: {@code 2026-01-31T12:30:00Z}. */
      INSTANT
    }

    @Override
    public String kind() {
      return "date-time";
    }

    @Override
    public boolean isNumeric() {
      return true;
    }
  }

  /** Free text. */
  record Text() implements ColumnType {
    @Override
    public String kind() {
      return "text";
    }
  }

  /**
   * Images of one size; values from 0 to 255, channel by channel, row by row.
   *
   * @param channels 1 for grey, 3 for red, green, blue
   * @param height pixels from top to bottom
   * @param width pixels from left to right
   */
  record Image(int channels, int height, int width) implements ColumnType {
    /** Checks that the sizes are positive and a picture fits in an array. */
    public Image {
      if (channels < 1
          || height < 1
          || width < 1
          || (long) channels * height * width > Integer.MAX_VALUE - 8) {
        throw new IllegalArgumentException(
            "no image is " + channels + " x " + height + " x " + width);
      }
    }

    /**
     * The number of values in a picture.
     *
     * @return channels times height times width
     */
    public int size() {
      return channels * height * width;
    }

    @Override
    public String kind() {
      return "image";
    }
  }

  /**
   * Sequences of steps, of any length.
   *
   * @param step the columns of one step; a label among them is a state
   */
  record Series(Schema step) implements ColumnType {
    /** What a column of series is called where the data have no name for it. */
    public static final String STEPS = "steps";

    /** Checks that a schema is there. */
    public Series {
      requireNonNull(step);
    }

    @Override
    public String kind() {
      return "series";
    }
  }
}
