package org.genera.neural.encoding;

import org.genera.api.data.Column;

/** How the values of a column are kept as cells; a missing one is NaN. */
public sealed interface ColumnCode permits LevelCode, NumberCode {

  /**
   * The column.
   *
   * @return a feature
   */
  Column column();

  /**
   * The cell of a value.
   *
   * @param value as {@link org.genera.api.data.Batch#numbers} has it
   * @return the cell
   */
  float toCell(double value);

  /**
   * The value of a cell.
   *
   * @param cell of a row that was made
   * @return a value that the column can hold
   */
  double toValue(float cell);
}
