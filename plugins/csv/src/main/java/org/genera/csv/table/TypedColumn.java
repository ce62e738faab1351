package org.genera.csv.table;

import org.genera.api.data.Column;

/**
 * A column of a dataset and where its cells come from.
 *
 * @param column name, kind and role
 * @param source the position in the file
 * @param verbatim whether its texts are kept as they are, missing marks included
 */
public record TypedColumn(Column column, int source, boolean verbatim) {

  /**
   * A column that the file has.
   *
   * @param column name, kind and role
   * @param source the position in the file
   * @return the column
   */
  public static TypedColumn of(Column column, int source) {
    return new TypedColumn(column, source, false);
  }

  CellParser parser(MissingMarks marks) {
    return verbatim ? CellParser.verbatim(marks) : CellParser.of(column.type(), marks);
  }
}
