package org.genera.core.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
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
import org.genera.api.data.Role;
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
  private final boolean marksUnknown;

  private enum Kind {
    SAME,
    LEVELS,
    NUMBERS,
    STEPS,
    TEXTS
  }

  private CellConversion(Column from, Column to, Kind kind, boolean marksUnknown) {
    this.from = from;
    this.to = to;
    this.kind = kind;
    this.marksUnknown = marksUnknown;
  }

  static CellConversion of(Column from, Column to) {
    return new CellConversion(from, to, kind(from, to), false);
  }

  /**
   * The same, but a level that the other column lacks is marked instead of refused: that of a
   * feature, and in the steps of series that of a feature or state.
   */
  CellConversion markingUnknown() {
    boolean marks =
        to.type() instanceof ColumnType.Series
            || (to.role() == Role.FEATURE && to.type() instanceof ColumnType.Category);
    return new CellConversion(from, to, kind, marks);
  }

  private CellConversion ofStep(Column step, Column wanted) {
    boolean marks = marksUnknown && wanted.type() instanceof ColumnType.Category;
    return new CellConversion(step, wanted, kind(step, wanted), marks);
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
    return apply(batch, row -> "Row " + (batch.firstRow() + row + 1));
  }

  private ColumnVector apply(Batch batch, IntFunction<String> place) {
    ColumnVector vector = batch.column(from.name());
    return switch (kind) {
      case SAME -> vector;
      case LEVELS -> levels((CategoryVector) vector, place);
      case NUMBERS -> new RealVector(batch.numbers(batch.schema().indexOf(from.name())));
      case STEPS -> steps((SeriesVector) vector, place);
      case TEXTS -> texts(vector, place);
    };
  }

  private CategoryVector levels(CategoryVector vector, IntFunction<String> place) {
    List<String> known = ((ColumnType.Category) to.type()).levels();
    List<String> levels = ((ColumnType.Category) from.type()).levels();
    int[] codes = levels.stream().mapToInt(known::indexOf).toArray();
    int[] converted = new int[vector.size()];
    for (int row = 0; row < converted.length; row++) {
      int code = vector.codes()[row];
      converted[row] = code < 0 ? code : codes[code] < 0 ? CategoryVector.UNKNOWN : codes[code];
      if (converted[row] == CategoryVector.UNKNOWN && code >= 0 && !marksUnknown) {
        String level = levels.get(code);
        throw new GeneraException(
            StandardError.INVALID_DATA,
            place.apply(row)
                + ", column '"
                + from.name()
                + "': unknown level '"
                + level
                + "'."
                + NearestName.hint(level, known));
      }
    }
    return new CategoryVector(converted);
  }

  private SeriesVector steps(SeriesVector vector, IntFunction<String> place) {
    IntFunction<String> stepPlace =
        step -> {
          int found = Arrays.binarySearch(vector.offsets(), step);
          int row = found < 0 ? -found - 2 : lastAt(vector, found);
          return place.apply(row) + ", step " + (step - vector.offsets()[row] + 1);
        };
    Schema wanted = ((ColumnType.Series) to.type()).step();
    Batch steps = vector.steps();
    List<ColumnVector> converted = new ArrayList<>();
    for (Column column : wanted.columns()) {
      boolean present = steps.schema().find(column.name()).isPresent();
      converted.add(
          present
              ? ofStep(steps.schema().column(column.name()), column).apply(steps, stepPlace)
              : Batch.missing(Schema.of(column), steps.rows()).column(0));
    }
    return new SeriesVector(
        vector.offsets(), Batch.of(wanted, steps.firstRow(), steps.rows(), converted));
  }

  /** Of series that begin at the same step, the one that has it: those before are empty. */
  private static int lastAt(SeriesVector vector, int row) {
    int last = row;
    while (last + 1 < vector.size() && vector.offsets()[last + 1] == vector.offsets()[row]) {
      last++;
    }
    return last;
  }

  private ColumnVector texts(ColumnVector vector, IntFunction<String> place) {
    BatchBuilder builder = new BatchBuilder(Schema.of(to), vector.size());
    for (int row = 0; row < vector.size(); row++) {
      String text = CellText.of(from.type(), vector, row).strip();
      if (vector.isMissing(row) || text.isEmpty()) {
        builder.endRow();
        continue;
      }
      if (marksUnknown && !((ColumnType.Category) to.type()).levels().contains(text)) {
        builder.whole(0, CategoryVector.UNKNOWN);
      } else {
        parse(builder, text, place.apply(row));
      }
      builder.endRow();
    }
    return builder.build(0).column(0);
  }

  private void parse(BatchBuilder builder, String text, String place) {
    try {
      CellText.parse(builder, 0, text);
    } catch (GeneraException e) {
      throw new GeneraException(e.code(), place + ", " + e.getMessage(), e);
    }
  }
}
