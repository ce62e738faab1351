package org.genera.core.data;

import java.util.ArrayList;
import java.util.List;
import org.genera.api.GeneraException;
import org.genera.api.NearestName;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchBuilder;
import org.genera.api.data.CategoryVector;
import org.genera.api.data.CellText;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.ColumnVector;
import org.genera.api.data.RealVector;
import org.genera.api.data.Schema;
import org.genera.api.data.SeriesVector;

/**
 * Turns the cells of one column into another kind. Every number is a real number; everything else
 * goes by the text of the cell, as if it had been read from a text file.
 */
final class CellConversion {

  private final Column from;
  private final Column to;
  private final Kind kind;

  private enum Kind {
    SAME,
    LEVELS,
    NUMBERS,
    STEPS,
    TEXTS
  }

  private CellConversion(Column from, Column to, Kind kind) {
    this.from = from;
    this.to = to;
    this.kind = kind;
  }

  static CellConversion of(Column from, Column to) {
    return new CellConversion(from, to, kind(from, to));
  }

  private static Kind kind(Column from, Column to) {
    ColumnType source = from.type();
    ColumnType target = to.type();
    if (source.equals(target)) {
      return Kind.SAME;
    } else if (source instanceof ColumnType.Series && target instanceof ColumnType.Series) {
      return Kind.STEPS;
    } else if (isShapeful(source) || isShapeful(target)) {
      throw new GeneraException(
          StandardError.SCHEMA_MISMATCH,
          "Column '"
              + from.name()
              + "' holds "
              + describe(source)
              + ", but "
              + describe(target)
              + " is wanted.");
    } else if (source.getClass() == target.getClass()) {
      return target instanceof ColumnType.Category ? Kind.LEVELS : Kind.SAME;
    }
    return source.isNumeric() && target instanceof ColumnType.Real ? Kind.NUMBERS : Kind.TEXTS;
  }

  private static boolean isShapeful(ColumnType type) {
    return type instanceof ColumnType.Image || type instanceof ColumnType.Series;
  }

  private static String describe(ColumnType type) {
    return type instanceof ColumnType.Image image
        ? "image " + image.channels() + " x " + image.height() + " x " + image.width()
        : type.kind();
  }

  /** The column that is read. */
  Column from() {
    return from;
  }

  /** The column of a batch, converted. */
  ColumnVector apply(Batch batch) {
    ColumnVector vector = batch.column(from.name());
    return switch (kind) {
      case SAME -> vector;
      case LEVELS -> levels((CategoryVector) vector, batch.firstRow());
      case NUMBERS -> new RealVector(batch.numbers(batch.schema().indexOf(from.name())));
      case STEPS -> steps((SeriesVector) vector);
      case TEXTS -> texts(vector, batch.firstRow());
    };
  }

  private CategoryVector levels(CategoryVector vector, long firstRow) {
    List<String> known = ((ColumnType.Category) to.type()).levels();
    List<String> levels = ((ColumnType.Category) from.type()).levels();
    int[] codes = levels.stream().mapToInt(known::indexOf).toArray();
    int[] converted = new int[vector.size()];
    for (int row = 0; row < converted.length; row++) {
      int code = vector.codes()[row];
      converted[row] = code == CategoryVector.MISSING ? code : codes[code];
      if (code != CategoryVector.MISSING && codes[code] < 0) {
        String level = levels.get(code);
        throw error(
            firstRow + row, "unknown level '" + level + "'." + NearestName.hint(level, known));
      }
    }
    return new CategoryVector(converted);
  }

  private SeriesVector steps(SeriesVector vector) {
    Schema wanted = ((ColumnType.Series) to.type()).step();
    Batch steps = vector.steps();
    List<ColumnVector> converted = new ArrayList<>();
    for (Column column : wanted.columns()) {
      boolean present = steps.schema().find(column.name()).isPresent();
      converted.add(
          present
              ? of(steps.schema().column(column.name()), column).apply(steps)
              : Batch.missing(Schema.of(column), steps.rows()).column(0));
    }
    return new SeriesVector(
        vector.offsets(), Batch.of(wanted, steps.firstRow(), steps.rows(), converted));
  }

  private ColumnVector texts(ColumnVector vector, long firstRow) {
    BatchBuilder builder = new BatchBuilder(Schema.of(to), vector.size());
    for (int row = 0; row < vector.size(); row++) {
      String text = CellText.of(from.type(), vector, row).strip();
      if (!vector.isMissing(row) && !text.isEmpty()) {
        parse(builder, text, firstRow + row);
      }
      builder.endRow();
    }
    return builder.build(firstRow).column(0);
  }

  private void parse(BatchBuilder builder, String text, long row) {
    try {
      CellText.parse(builder, 0, text);
    } catch (GeneraException e) {
      throw new GeneraException(e.code(), "Row " + (row + 1) + ", " + e.getMessage(), e);
    }
  }

  private GeneraException error(long row, String what) {
    return new GeneraException(
        StandardError.INVALID_DATA, "Row " + (row + 1) + ", column '" + from.name() + "': " + what);
  }
}
