package org.genera.csv.table;

import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;

/**
 * A column of a dataset and where its cells come from.
 *
 * @param column name, kind and role
 * @param source the position in the file
 * @param reading how its cells are read
 */
public record TypedColumn(Column column, int source, Reading reading) {

  /** How cells are read. */
  public enum Reading {
    /** As their kind is written. */
    TYPED,
    /** The same, but a level that the kind lacks is marked instead of refused. */
    MARKING_UNKNOWN,
    /** As texts, missing marks included. */
    VERBATIM
  }

  /**
   * A column that the file has.
   *
   * @param column name, kind and role
   * @param source the position in the file
   * @return the column
   */
  public static TypedColumn of(Column column, int source) {
    return new TypedColumn(column, source, Reading.TYPED);
  }

  CellParser parser(MissingMarks marks) {
    if (reading == Reading.VERBATIM) {
      return CellParser.verbatim(marks);
    }
    return reading == Reading.MARKING_UNKNOWN
            && column.type() instanceof ColumnType.Category category
        ? CellParser.markingUnknown(category, marks)
        : CellParser.of(column.type(), marks);
  }
}
