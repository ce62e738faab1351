package org.genera.api.data;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What the user said of columns by name.
 *
 * @param label the label, if the user named one
 * @param weight the weight, if the user named one
 * @param ignored the columns to leave out
 * @param series what the user said of series
 */
public record ColumnRoles(
    Optional<String> label, Optional<String> weight, Set<String> ignored, SeriesRoles series) {

  /** Nothing was said. */
  public static final ColumnRoles NONE =
      new ColumnRoles(Optional.empty(), Optional.empty(), Set.of());

  /** Copies the set. */
  public ColumnRoles {
    ignored = Set.copyOf(ignored);
  }

  /**
   * Roles of a table whose rows are no steps.
   *
   * @param label the label, if the user named one
   * @param weight the weight, if the user named one
   * @param ignored the columns to leave out
   */
  public ColumnRoles(Optional<String> label, Optional<String> weight, Set<String> ignored) {
    this(label, weight, ignored, SeriesRoles.NONE);
  }

  /**
   * The same for series.
   *
   * @param value what the user said of series
   * @return new roles
   */
  public ColumnRoles series(SeriesRoles value) {
    return new ColumnRoles(label, weight, ignored, value);
  }

  /**
   * The columns named in whatever role.
   *
   * @return their names
   */
  public Set<String> names() {
    Set<String> names = new LinkedHashSet<>(ignored);
    label.ifPresent(names::add);
    weight.ifPresent(names::add);
    series.names().forEach(names::add);
    return names;
  }
}
