package org.genera.api.data;

import java.util.Optional;
import java.util.Set;

/**
 * What the user said of columns by name.
 *
 * @param label the label, if the user named one
 * @param weight the weight, if the user named one
 * @param ignored the columns to leave out
 */
public record ColumnRoles(Optional<String> label, Optional<String> weight, Set<String> ignored) {

  /** Nothing was said. */
  public static final ColumnRoles NONE =
      new ColumnRoles(Optional.empty(), Optional.empty(), Set.of());

  /** Copies the set. */
  public ColumnRoles {
    ignored = Set.copyOf(ignored);
  }
}
