package org.genera.csv.table;

import org.genera.api.data.BatchBuilder;
import org.genera.api.data.CategoryVector;
import org.genera.api.data.CellText;
import org.genera.api.data.ColumnType;

/**
 * Puts the cells of one column into a batch. What is frequent is read without making a string; the
 * rest, and every refusal, is left to {@link CellText}.
 */
abstract class CellParser {

  private final MissingMarks marks;

  private CellParser(MissingMarks marks) {
    this.marks = marks;
  }

  /** A parser that marks levels which the type lacks, instead of refusing them. */
  static CellParser markingUnknown(ColumnType.Category type, MissingMarks marks) {
    return new Levels(type, marks, true);
  }

  static CellParser of(ColumnType type, MissingMarks marks) {
    if (type instanceof ColumnType.Real) {
      return new Reals(marks);
    } else if (type instanceof ColumnType.Whole) {
      return new Wholes(marks);
    } else if (type instanceof ColumnType.Category category) {
      return new Levels(category, marks, false);
    } else if (type instanceof ColumnType.Text) {
      return new Texts(marks);
    }
    return new Others(marks);
  }

  /** Keeps every text as it is, marks included; only the empty cell is missing. */
  static CellParser verbatim(MissingMarks marks) {
    return new Verbatim(marks);
  }

  abstract void parse(
      BatchBuilder builder, int column, char[] buffer, int offset, int length, boolean quoted);

  final boolean isMissing(char[] buffer, int offset, int length) {
    return marks.contains(buffer, offset, length);
  }

  private static final class Reals extends CellParser {
    private final DecimalText number = new DecimalText();

    Reals(MissingMarks marks) {
      super(marks);
    }

    @Override
    void parse(
        BatchBuilder builder, int column, char[] buffer, int offset, int length, boolean quoted) {
      if (isMissing(buffer, offset, length)) {
        return;
      }
      double value = number.read(buffer, offset, length) ? number.real() : Double.NaN;
      if (Double.isFinite(value)) {
        builder.number(column, value);
      } else {
        CellText.parse(builder, column, new String(buffer, offset, length));
      }
    }
  }

  private static final class Wholes extends CellParser {
    private final DecimalText number = new DecimalText();

    Wholes(MissingMarks marks) {
      super(marks);
    }

    @Override
    void parse(
        BatchBuilder builder, int column, char[] buffer, int offset, int length, boolean quoted) {
      if (isMissing(buffer, offset, length)) {
        return;
      }
      if (number.read(buffer, offset, length) && number.isWhole()) {
        builder.whole(column, number.whole());
      } else {
        CellText.parse(builder, column, new String(buffer, offset, length));
      }
    }
  }

  /** A quoted level is a level even where the bare word would be a missing mark. */
  private static final class Levels extends CellParser {
    private final WordIndex levels = new WordIndex();
    private final boolean marksUnknown;

    Levels(ColumnType.Category type, MissingMarks marks, boolean marksUnknown) {
      super(marks);
      this.marksUnknown = marksUnknown;
      for (String level : type.levels()) {
        levels.add(level.toCharArray(), 0, level.length());
      }
    }

    @Override
    void parse(
        BatchBuilder builder, int column, char[] buffer, int offset, int length, boolean quoted) {
      if (!quoted && isMissing(buffer, offset, length)) {
        return;
      }
      int level = levels.find(buffer, offset, length);
      if (level >= 0) {
        builder.whole(column, level);
      } else if (!isMissing(buffer, offset, length)) {
        putUnknown(builder, column, new String(buffer, offset, length));
      }
    }

    private void putUnknown(BatchBuilder builder, int column, String text) {
      if (marksUnknown && !text.isBlank()) {
        builder.whole(column, CategoryVector.UNKNOWN);
      } else {
        CellText.parse(builder, column, text);
      }
    }
  }

  private static final class Texts extends CellParser {
    Texts(MissingMarks marks) {
      super(marks);
    }

    @Override
    void parse(
        BatchBuilder builder, int column, char[] buffer, int offset, int length, boolean quoted) {
      if (quoted || !isMissing(buffer, offset, length)) {
        builder.text(column, new String(buffer, offset, length));
      }
    }
  }

  private static final class Verbatim extends CellParser {
    Verbatim(MissingMarks marks) {
      super(marks);
    }

    @Override
    void parse(
        BatchBuilder builder, int column, char[] buffer, int offset, int length, boolean quoted) {
      if (quoted || length > 0) {
        builder.text(column, new String(buffer, offset, length));
      }
    }
  }

  private static final class Others extends CellParser {
    Others(MissingMarks marks) {
      super(marks);
    }

    @Override
    void parse(
        BatchBuilder builder, int column, char[] buffer, int offset, int length, boolean quoted) {
      if (!isMissing(buffer, offset, length)) {
        CellText.parse(builder, column, new String(buffer, offset, length));
      }
    }
  }
}
