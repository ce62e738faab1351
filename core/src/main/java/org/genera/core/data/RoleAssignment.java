package org.genera.core.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchReader;
import org.genera.api.data.CellText;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnRoles;
import org.genera.api.data.ColumnType;
import org.genera.api.data.ColumnVector;
import org.genera.api.data.Dataset;
import org.genera.api.data.ReadRequest;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.genera.api.data.Split;

/** Gives columns the roles that a user named, whatever the format made of them. */
public final class RoleAssignment {

  private static final int MOST_LEVELS = 10_000;

  private RoleAssignment() {}

  /**
   * A dataset whose columns have the roles named. A label that is not a category becomes one; its
   * levels are found by one pass over the data and sorted.
   *
   * @param data the rows
   * @param roles what the user said; columns not named keep their role, but a former label or
   *     weight gives way to a new one
   * @return the same rows under the new schema
   * @throws GeneraException {@link StandardError#UNKNOWN_COLUMN} with the nearest name, {@link
   *     StandardError#USAGE} if a column is named for two roles, {@link
   *     StandardError#SCHEMA_MISMATCH} if its kind does not suit the role
   */
  public static Dataset assign(Dataset data, ColumnRoles roles) {
    requireOneRoleEach(data.schema(), roles);
    List<Column> columns = new ArrayList<>();
    for (Column column : data.schema().columns()) {
      columns.add(assigned(data, column.withRole(role(column, roles))));
    }
    return SchemaAdapter.adapt(data, Schema.of(columns), false, false);
  }

  private static void requireOneRoleEach(Schema schema, ColumnRoles roles) {
    List<String> named = new ArrayList<>(new TreeSet<>(roles.ignored()));
    roles.label().ifPresent(named::add);
    roles.weight().ifPresent(named::add);
    TreeSet<String> seen = new TreeSet<>();
    for (String name : named) {
      schema.indexOf(name);
      if (!seen.add(name)) {
        throw new GeneraException(
            StandardError.USAGE,
            "Column '" + name + "' is named for two roles; it can be label, weight or ignored.");
      }
    }
  }

  private static Role role(Column column, ColumnRoles roles) {
    if (roles.ignored().contains(column.name())) {
      return Role.IGNORED;
    } else if (isNamed(roles.label(), column)) {
      return Role.LABEL;
    } else if (isNamed(roles.weight(), column)) {
      return Role.WEIGHT;
    }
    boolean givesWay =
        (column.role() == Role.LABEL && roles.label().isPresent())
            || (column.role() == Role.WEIGHT && roles.weight().isPresent());
    return givesWay ? Role.FEATURE : column.role();
  }

  private static boolean isNamed(Optional<String> name, Column column) {
    return name.isPresent() && name.get().equals(column.name());
  }

  private static Column assigned(Dataset data, Column column) {
    if (column.role() == Role.WEIGHT && !column.type().isNumeric()) {
      throw unsuited(column, "a weight must be a number");
    } else if (column.role() == Role.LABEL && !(column.type() instanceof ColumnType.Category)) {
      return column.withType(new ColumnType.Category(levels(data, column)));
    }
    return column;
  }

  private static List<String> levels(Dataset data, Column column) {
    if (column.type() instanceof ColumnType.Bool type) {
      return List.of(type.falseText(), type.trueText());
    } else if (column.type() instanceof ColumnType.Image
        || column.type() instanceof ColumnType.Series) {
      throw unsuited(column, "a label must be a class");
    }
    TreeSet<String> levels = new TreeSet<>(order(column.type()));
    long cells = 0;
    ReadRequest request = ReadRequest.all().columns(List.of(column.name()));
    for (Split split : data.splits(request)) {
      try (BatchReader reader = data.read(split, request)) {
        for (Optional<Batch> batch = reader.next(); batch.isPresent(); batch = reader.next()) {
          cells += addLevels(column, batch.get().column(0), levels);
        }
      }
    }
    requireClasses(column, levels, cells);
    return List.copyOf(levels);
  }

  /** Numbers and times are classes only where there are few of them. */
  private static void requireClasses(Column column, Set<String> levels, long cells) {
    if (column.type().isNumeric()) {
      boolean whole = levels.stream().allMatch(level -> level.matches("-?[0-9]+"));
      ColumnRoles.whyNoClasses(levels.size(), cells, whole)
          .ifPresent(
              why -> {
                throw new GeneraException(
                    StandardError.SCHEMA_MISMATCH,
                    "Column '" + column.name() + "' cannot be the label: " + why + ".");
              });
    }
  }

  /** Adds what is there; gives back how many cells have a value. */
  private static long addLevels(Column column, ColumnVector vector, Set<String> levels) {
    long cells = 0;
    for (int row = 0; row < vector.size(); row++) {
      if (!vector.isMissing(row)) {
        levels.add(CellText.of(column.type(), vector, row));
        cells++;
      }
    }
    if (levels.size() > MOST_LEVELS) {
      throw unsuited(column, "a label must be one of at most " + MOST_LEVELS + " classes");
    }
    return cells;
  }

  private static Comparator<String> order(ColumnType type) {
    return type instanceof ColumnType.Whole || type instanceof ColumnType.Real
        ? Comparator.comparingDouble(Double::parseDouble).thenComparing(Comparator.naturalOrder())
        : Comparator.naturalOrder();
  }

  private static GeneraException unsuited(Column column, String rule) {
    return new GeneraException(
        StandardError.SCHEMA_MISMATCH,
        "Column '"
            + column.name()
            + "' holds "
            + column.type().kind()
            + ": "
            + rule
            + ". Name another column.");
  }
}
