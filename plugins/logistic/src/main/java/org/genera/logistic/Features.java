package org.genera.logistic;

import java.util.List;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.Schema;
import org.genera.numerics.UnmodelledColumns;

/** Which columns can be features, and what is said of those that cannot. */
final class Features {

  private Features() {}

  /**
   * The features of a schema.
   *
   * @throws GeneraException {@link StandardError#SCHEMA_MISMATCH} if there are none, or some that
   *     are neither numbers nor categories
   */
  static List<Column> of(Schema schema) {
    List<Column> others =
        schema.features().stream().filter(column -> !isSupported(column.type())).toList();
    if (!others.isEmpty()) {
      throw notSupported(others);
    }
    if (schema.features().isEmpty()) {
      throw new GeneraException(
          StandardError.SCHEMA_MISMATCH,
          "There is no feature to tell the label from; leave fewer columns out.");
    }
    return schema.features();
  }

  private static boolean isSupported(ColumnType type) {
    return type.isNumeric() || type instanceof ColumnType.Category;
  }

  static boolean isCategory(Column column) {
    return column.type() instanceof ColumnType.Category;
  }

  private static GeneraException notSupported(List<Column> columns) {
    return UnmodelledColumns.refused(
        "logistic takes numbers, booleans, date-times and categories, which these columns are not",
        columns);
  }
}
