package org.genera.core.data;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.genera.api.Cancellation;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.CellText;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnRoles;
import org.genera.api.data.ColumnType;
import org.genera.api.data.ColumnVector;
import org.genera.api.data.Dataset;
import org.genera.api.data.ReadRequest;
import org.genera.api.data.SeriesVector;

/**
 * The levels of a label that is no category yet: its different values, found by one pass, sorted.
 */
final class LabelLevels {

  private static final int MOST_LEVELS = 10_000;

  private LabelLevels() {}

  /** The levels of a column of steps. */
  static List<String> ofSteps(Dataset data, Column series, Column step) {
    return levels(
        data, series.name(), step, vector -> ((SeriesVector) vector).steps().column(step.name()));
  }

  /** The levels of a column of rows. */
  static List<String> of(Dataset data, Column column) {
    return levels(data, column.name(), column, vector -> vector);
  }

  /** The levels of a column, whose cells are those of a column that is read or lie in them. */
  private static List<String> levels(
      Dataset data, String read, Column column, UnaryOperator<ColumnVector> cells) {
    if (column.type() instanceof ColumnType.Bool type) {
      return List.of(type.falseText(), type.trueText());
    } else if (column.type() instanceof ColumnType.Image
        || column.type() instanceof ColumnType.Series) {
      throw unsuited(column, "a label must be a class");
    }
    TreeSet<String> levels = new TreeSet<>(order(column.type()));
    long[] known = new long[1];
    WholeReader.forEach(
        data,
        ReadRequest.all().columns(List.of(read)),
        new Cancellation(),
        batch -> known[0] += addLevels(column, cells.apply(batch.column(0)), levels));
    requireClasses(column, levels, known[0]);
    return List.copyOf(levels);
  }

  /** Numbers and times are classes only where there are few of them. */
  private static void requireClasses(Column column, Set<String> levels, long known) {
    if (column.type().isNumeric()) {
      boolean whole = levels.stream().allMatch(level -> level.matches("-?[0-9]+"));
      ColumnRoles.whyNoClasses(levels.size(), known, whole)
          .ifPresent(
              why -> {
                throw new GeneraException(
                    StandardError.SCHEMA_MISMATCH,
                    "Column '" + column.name() + "' cannot be the label: " + why + ".");
              });
    }
  }

  /** Adds what is there; gives back how many cells have a value. */
  private static long addLevels(Column column, ColumnVector vector, Set<String> levels) {
    long known = 0;
    for (int row = 0; row < vector.size(); row++) {
      if (!vector.isMissing(row)) {
        levels.add(CellText.of(column.type(), vector, row));
        known++;
      }
    }
    if (levels.size() > MOST_LEVELS) {
      throw unsuited(column, "a label must be one of at most " + MOST_LEVELS + " classes");
    }
    return known;
  }

  private static Comparator<String> order(ColumnType type) {
    return type instanceof ColumnType.Whole || type instanceof ColumnType.Real
        ? Comparator.comparingDouble(Double::parseDouble).thenComparing(Comparator.naturalOrder())
        : Comparator.naturalOrder();
  }

  /** The error in a column that its kind or its values unfit for a role. */
  static GeneraException unsuited(Column column, String rule) {
    return new GeneraException(
        StandardError.SCHEMA_MISMATCH,
        "Column '"
            + column.name()
            + "' holds "
            + column.type().kind()
            + ": "
            + rule
            + ". Name another column.");
  }
}
