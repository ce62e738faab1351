package org.genera.api.data;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the user said of series. In a long table each row is one step; the rows of one series make
 * one row of a dataset of series, whose steps are in the column {@link ColumnType.Series#STEPS}.
 *
 * @param series the column that tells the series of each row
 * @param order the column by which the steps of a series are put in order: numbers or times
 * @param state the column of steps that is their label, a hidden state's name
 * @param single whether all rows of a table are one series
 */
public record SeriesRoles(
    Optional<String> series, Optional<String> order, Optional<String> state, boolean single) {

  /** Nothing was said. */
  public static final SeriesRoles NONE =
      new SeriesRoles(Optional.empty(), Optional.empty(), Optional.empty(), false);

  /**
   * The same with a column of states.
   *
   * @param column its name, if the user named one
   * @return new roles
   */
  public SeriesRoles state(Optional<String> column) {
    return new SeriesRoles(series, order, column, single);
  }

  /**
   * Whether the rows of a table are asked to be taken for steps.
   *
   * @return true if a column of series or order is named, or all rows are one series
   */
  public boolean isLongTable() {
    return single || series.isPresent() || order.isPresent();
  }

  /**
   * The columns named.
   *
   * @return their names
   */
  public Stream<String> names() {
    return Stream.of(series, order, state).flatMap(Optional::stream);
  }
}
