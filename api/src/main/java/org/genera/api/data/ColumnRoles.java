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

  private static final String NO_CLASSES =
      "model it as a feature, or put its values into a few groups first";
  private static final int MOST_WHOLE_CLASSES = 1000;
  private static final int MOST_REAL_CLASSES = 50;
  private static final int FEW_CLASSES = 10;

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

  /**
   * Why the different values of a column of numbers or times cannot be the classes of a label.
   * Whole numbers can, up to 1000 of them; others only where there are at most 50, each of which
   * stands for two cells on average, or at most 10: more are measurements.
   *
   * @param different how many different values there are
   * @param cells how many cells have a value
   * @param whole whether all of them are whole numbers
   * @return a clause that says why and what to do, without a full stop; empty if they can
   */
  public static Optional<String> whyNoClasses(long different, long cells, boolean whole) {
    long most = whole ? MOST_WHOLE_CLASSES : MOST_REAL_CLASSES;
    if (different > most) {
      return Optional.of(
          "it has more than " + most + " different values, so it is no class; " + NO_CLASSES);
    }
    boolean unique = !whole && different > FEW_CLASSES && 2 * different > cells;
    return unique
        ? Optional.of(
            different
                + " of its "
                + cells
                + " values differ, so it is a measurement and no class; "
                + NO_CLASSES)
        : Optional.empty();
  }
}
