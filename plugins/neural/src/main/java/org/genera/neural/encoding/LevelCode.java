package org.genera.neural.encoding;

import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;

/**
 * A category as the index of its level, a truth value as 0 or 1.
 *
 * @param column of that kind
 */
public record LevelCode(Column column) implements ColumnCode {

  /** Whether a column is a category or a truth value. */
  static boolean fits(Column column) {
    return column.type() instanceof ColumnType.Bool || column.type() instanceof ColumnType.Category;
  }

  /**
   * How many levels the column has.
   *
   * @return their number, 2 for truth values
   */
  public int levels() {
    return column.type() instanceof ColumnType.Category category ? category.levels().size() : 2;
  }

  @Override
  public float toCell(double value) {
    return (float) value;
  }

  /** The nearer level: a cell may be the probability of the second of two. */
  @Override
  public double toValue(float cell) {
    return Math.rint(cell);
  }
}
