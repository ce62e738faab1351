package org.genera.logistic;

import java.util.Arrays;
import java.util.OptionalInt;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.CategoryVector;
import org.genera.api.data.Column;

/** The cells of a column of a batch, by name. A column that the batch lacks is missing. */
final class Cells {

  private Cells() {}

  /** Numbers, NaN where they are missing; not to be changed. */
  static double[] numbers(Column column, Batch rows) {
    OptionalInt index = rows.schema().find(column.name());
    if (index.isEmpty()) {
      double[] missing = new double[rows.rows()];
      Arrays.fill(missing, Double.NaN);
      return missing;
    }
    if (!rows.schema().column(index.getAsInt()).type().isNumeric()) {
      throw mismatch(column, "is no number here, but one in the model");
    }
    return rows.numbers(index.getAsInt());
  }

  /** Codes of levels, {@link CategoryVector#MISSING} where they are missing; not to be changed. */
  static int[] codes(Column column, Batch rows) {
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
    throw mismatch(column, "has other levels here than in the model");
  }

  private static GeneraException mismatch(Column column, String how) {
    return new GeneraException(
        StandardError.SCHEMA_MISMATCH,
        "Column '" + column.name() + "' " + how + "; read the data with the model's schema.");
  }
}
