package org.genera.core.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.genera.api.GeneraException;
import org.genera.api.NearestName;
import org.genera.api.StandardError;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnRoles;
import org.genera.api.data.ColumnType;
import org.genera.api.data.Dataset;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;

/** Gives columns the roles that a user named, whatever the format made of them. */
public final class RoleAssignment {

  private RoleAssignment() {}

  /**
   * A dataset whose columns have the roles named, among them the columns of steps: states and what
   * is ignored. A label or state that is not a category becomes one; its levels are found by one
   * pass over the data and sorted.
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
    requireOneRoleEach(roles);
    requirePresent(data.schema(), roles);
    List<Column> columns = new ArrayList<>();
    for (Column column : data.schema().columns()) {
      Column assigned = assigned(data, column.withRole(role(column, roles)));
      columns.add(StepColumns.map(assigned, step -> assignedStep(data, column, step, roles)));
    }
    return SchemaAdapter.adapt(data, Schema.of(columns), false, false);
  }

  /**
   * Refuses roles in which one column is named twice; but one that has told series or order may be
   * left out afterwards.
   */
  static void requireOneRoleEach(ColumnRoles roles) {
    List<String> named = new ArrayList<>(new TreeSet<>(roles.ignored()));
    roles.series().series().ifPresent(named::remove);
    roles.series().order().ifPresent(named::remove);
    roles.label().ifPresent(named::add);
    roles.weight().ifPresent(named::add);
    roles.series().names().forEach(named::add);
    TreeSet<String> seen = new TreeSet<>();
    for (String name : named) {
      if (!seen.add(name)) {
        throw new GeneraException(
            StandardError.USAGE,
            "Column '"
                + name
                + "' is named for two roles; it can be label, weight or ignored, or the series,"
                + " order or state of steps.");
      }
    }
  }

  private static void requirePresent(Schema schema, ColumnRoles roles) {
    List<String> steps = StepColumns.of(schema).stream().map(Column::name).toList();
    List<String> known = new ArrayList<>(schema.names());
    known.addAll(steps);
    for (String name : new TreeSet<>(roles.names())) {
      if (!known.contains(name)) {
        throw new GeneraException(
            StandardError.UNKNOWN_COLUMN,
            "There is no column '" + name + "'." + NearestName.hint(name, known));
      }
    }
    requireOfRows(schema, steps, roles.label(), "label");
    requireOfRows(schema, steps, roles.weight(), "weight");
    requireOfSteps(schema, steps, roles.series().state());
  }

  private static void requireOfRows(
      Schema schema, List<String> steps, Optional<String> name, String role) {
    if (name.isPresent() && schema.find(name.get()).isEmpty() && steps.contains(name.get())) {
      throw new GeneraException(
          StandardError.USAGE,
          "Column '"
              + name.get()
              + "' is one of steps, so it cannot be the "
              + role
              + " of a series; the label of a step is named with --state.");
    }
  }

  private static void requireOfSteps(Schema schema, List<String> steps, Optional<String> state) {
    if (state.isPresent() && !steps.contains(state.get())) {
      throw new GeneraException(
          StandardError.USAGE,
          schema.series().isEmpty()
              ? "Only steps of series have a state, and these data have no series; use --label."
              : "Column '"
                  + state.get()
                  + "' is one of whole series, so it cannot be the state of a step; use --label.");
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
      throw LabelLevels.unsuited(column, "a weight must be a number");
    } else if (column.role() == Role.LABEL && !(column.type() instanceof ColumnType.Category)) {
      return column.withType(new ColumnType.Category(LabelLevels.of(data, column)));
    }
    return column;
  }

  private static Column assignedStep(Dataset data, Column series, Column step, ColumnRoles roles) {
    Optional<String> state = roles.series().state();
    boolean ofRows = data.schema().find(step.name()).isPresent();
    if (isNamed(state, step)) {
      Column labelled = step.withRole(Role.LABEL);
      return step.type() instanceof ColumnType.Category
          ? labelled
          : labelled.withType(new ColumnType.Category(LabelLevels.ofSteps(data, series, step)));
    } else if (roles.ignored().contains(step.name()) && !ofRows) {
      return step.withRole(Role.IGNORED);
    }
    return step.role() == Role.LABEL && state.isPresent() ? step.withRole(Role.FEATURE) : step;
  }
}
