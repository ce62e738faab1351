package org.genera.sequences;

import java.util.List;
import java.util.Optional;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.Schema;

/** Finds the columns that a format has a place for, and refuses all others. */
public final class WrittenColumns {

  private final String format;

  /**
   * For a format.
   *
   * @param format its name, for messages
   */
  public WrittenColumns(String format) {
    this.format = format;
  }

  /**
   * The columns of the steps of the one series.
   *
   * @param schema all columns
   * @param others names of columns that may stand beside the series
   * @return the columns of a step
   * @throws GeneraException {@link StandardError#SCHEMA_MISMATCH} if there is another column
   */
  public Schema steps(Schema schema, List<String> others) {
    Column series = schema.requireSeries();
    for (Column column : schema.columns()) {
      if (!column.equals(series)) {
        requirePlace(column, others.contains(column.name()));
      }
    }
    return ((ColumnType.Series) series.type()).step();
  }

  /**
   * A column of texts or levels among those of a step.
   *
   * @param step the columns of a step
   * @param name its name
   * @return the column, if it is there
   * @throws GeneraException {@link StandardError#SCHEMA_MISMATCH} if it holds something else
   */
  public Optional<Column> words(Schema step, String name) {
    return step.find(name).isPresent() ? Optional.of(words(step.column(name))) : Optional.empty();
  }

  /**
   * The one column of a step.
   *
   * @param step the columns of a step
   * @return the column, which holds texts or levels
   * @throws GeneraException {@link StandardError#SCHEMA_MISMATCH} if there are others, or it holds
   *     something else
   */
  public Column only(Schema step) {
    if (step.size() != 1) {
      throw new GeneraException(
          StandardError.SCHEMA_MISMATCH,
          "A "
              + format
              + " file has one symbol in a step, but here steps have "
              + step.size()
              + " columns ("
              + String.join(", ", step.names())
              + "); leave the others out with --ignore, or write to another format.");
    }
    return words(step.column(0));
  }

  private Column words(Column column) {
    requirePlace(
        column,
        column.type() instanceof ColumnType.Category || column.type() instanceof ColumnType.Text);
    return column;
  }

  /**
   * Refuses a column unless there is a place for it.
   *
   * @param column the column
   * @param place whether there is one
   */
  public void requirePlace(Column column, boolean place) {
    if (!place) {
      throw new GeneraException(
          StandardError.SCHEMA_MISMATCH,
          "A "
              + format
              + " file has no place for column '"
              + column.name()
              + "' of kind "
              + column.type().kind()
              + "; write to another format, or leave the column out with --ignore.");
    }
  }

  /**
   * An error in a series that is to be written.
   *
   * @param series its number, from 1
   * @param what what is wrong and what to do
   * @return the error
   */
  public GeneraException invalid(long series, String what) {
    return new GeneraException(
        StandardError.INVALID_DATA,
        "Series " + series + " cannot be written to a " + format + " file: " + what);
  }
}
