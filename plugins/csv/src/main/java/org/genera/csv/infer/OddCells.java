package org.genera.csv.infer;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Predicate;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.csv.infer.ColumnProfile.Place;

/** Cells that do not fit where nearly all of their column are of one kind. */
enum OddCells {
  AMONG_NUMBERS("number", CellKind::isNumber),
  AMONG_TIMES("date or time", CellKind::isTime);

  private static final int PERCENT_OF_ONE_KIND = 90;

  private final String noun;
  private final Predicate<CellKind> kinds;

  OddCells(String noun, Predicate<CellKind> kinds) {
    this.noun = noun;
    this.kinds = kinds;
  }

  /** Whether nearly all cells are of the kind, and none is a code of digits. */
  boolean areFew(ColumnProfile column) {
    return column.count(CellKind.ZERO_PADDED) == 0
        && count(column) * 100 >= column.present() * PERCENT_OF_ONE_KIND;
  }

  /** The first cell that is not of the kind, or is a number too large. */
  Optional<Place> first(ColumnProfile column) {
    return Arrays.stream(CellKind.values())
        .filter(kind -> !kinds.test(kind) || kind == CellKind.TOO_LARGE)
        .flatMap(kind -> column.first(kind).stream())
        .min(Comparator.comparingLong(Place::line));
  }

  /** {@link StandardError#INVALID_DATA} with the place of an odd cell and what to do about it. */
  GeneraException error(TableProfile profile, int index, Place odd) {
    String name = profile.table().columns().get(index);
    return profile
        .table()
        .file()
        .invalid(
            odd.line(),
            index,
            "column '" + name + "': '" + odd.text() + "' " + complaint(profile.column(index), odd));
  }

  private String complaint(ColumnProfile column, Place odd) {
    if (column.first(CellKind.TOO_LARGE).filter(odd::equals).isPresent()) {
      return "is too large for a number; the largest is about 1.8e308.";
    }
    return "is not a "
        + noun
        + ", but "
        + count(column)
        + " of "
        + column.present()
        + " cells are. Correct it; or, if it marks a missing cell, add it to the option 'missing';"
        + " or give the column another kind in a schema file.";
  }

  private long count(ColumnProfile column) {
    return Arrays.stream(CellKind.values()).filter(kinds).mapToLong(column::count).sum();
  }
}
