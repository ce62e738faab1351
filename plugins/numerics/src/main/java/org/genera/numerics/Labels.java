package org.genera.numerics;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.CategoryVector;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;

/**
 * The classes of a label.
 *
 * @param column the label, a category
 */
public record Labels(Column column) {

  /**
   * The levels of the label.
   *
   * @return one a class
   * @throws GeneraException {@link StandardError#SCHEMA_MISMATCH} if the label is no category
   */
  public List<String> levels() {
    if (column.type() instanceof ColumnType.Category category) {
      return category.levels();
    }
    throw new GeneraException(
        StandardError.SCHEMA_MISMATCH,
        "The label '"
            + column.name()
            + "' is "
            + column.type().kind()
            + ", not a category; name another label.");
  }

  /**
   * The number of classes.
   *
   * @return as many as levels
   */
  public int count() {
    return levels().size();
  }

  /**
   * The class of each row.
   *
   * @param rows some rows, with or without the label
   * @return codes of levels; {@link CategoryVector#MISSING} where the label is missing; not to be
   *     changed
   * @throws GeneraException {@link StandardError#SCHEMA_MISMATCH} if the rows' label has other
   *     levels
   */
  public int[] codes(Batch rows) {
    OptionalInt index = rows.schema().find(column.name());
    if (index.isEmpty()) {
      int[] missing = new int[rows.rows()];
      Arrays.fill(missing, CategoryVector.MISSING);
      return missing;
    }
    if (rows.column(index.getAsInt()) instanceof CategoryVector vector
        && rows.schema().column(index.getAsInt()).type().equals(column.type())) {
      return vector.codes();
    }
    throw new GeneraException(
        StandardError.SCHEMA_MISMATCH,
        "The label '" + column.name() + "' has other levels here than in the model.");
  }
}
