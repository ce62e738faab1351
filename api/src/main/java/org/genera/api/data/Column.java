package org.genera.api.data;

import static java.util.Objects.requireNonNull;

/**
 * A column: its name, what its values are, and what it is for.
 *
 * @param name the name, unique in its schema
 * @param type the kind of its values
 * @param role what it is for
 */
public record Column(String name, ColumnType type, Role role) {

  /** Checks that all three are there and that the name is not empty. */
  public Column {
    requireNonNull(type);
    requireNonNull(role);
    if (name.isEmpty()) {
      throw new IllegalArgumentException("a column's name is empty");
    }
  }

  /**
   * A feature of real numbers.
   *
   * @param name the name
   * @return the column
   */
  public static Column real(String name) {
    return new Column(name, new ColumnType.Real(), Role.FEATURE);
  }

  /**
   * A feature of whole numbers.
   *
   * @param name the name
   * @return the column
   */
  public static Column whole(String name) {
    return new Column(name, new ColumnType.Whole(), Role.FEATURE);
  }

  /**
   * A feature with levels.
   *
   * @param name the name
   * @param levels the levels
   * @return the column
   */
  public static Column category(String name, String... levels) {
    return new Column(name, new ColumnType.Category(java.util.List.of(levels)), Role.FEATURE);
  }

  /**
   * The same column in another role.
   *
   * @param other the role
   * @return a new column
   */
  public Column withRole(Role other) {
    return new Column(name, type, other);
  }

  /**
   * The same column with values of another kind.
   *
   * @param other the kind
   * @return a new column
   */
  public Column withType(ColumnType other) {
    return new Column(name, other, role);
  }
}
