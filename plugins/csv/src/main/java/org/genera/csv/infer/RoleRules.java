package org.genera.csv.infer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnRoles;
import org.genera.api.data.ColumnType;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.genera.csv.table.TypedColumn;

/**
 * Puts what the user said of columns over what was found: a label becomes a category whose levels
 * are its different values, a weight must be a number, ignored columns are left out.
 */
public final class RoleRules {

  private final ColumnRoles roles;
  private final Supplier<TableProfile> profile;

  /**
   * The rules.
   *
   * @param roles what the user said
   * @param profile a pass over the table, asked for only where a label needs its levels
   */
  public RoleRules(ColumnRoles roles, Supplier<TableProfile> profile) {
    this.roles = roles;
    this.profile = profile;
  }

  /**
   * Applies the roles.
   *
   * @param columns the columns as found
   * @param fileColumns the names in the file, which may be more
   * @return the same columns in the roles that the user gave
   * @throws GeneraException {@link StandardError#UNKNOWN_COLUMN} with the nearest name for a column
   *     that is nowhere, {@link StandardError#USAGE} for two roles at once, {@link
   *     StandardError#SCHEMA_MISMATCH} for a label or weight that cannot be one
   */
  public List<TypedColumn> apply(List<TypedColumn> columns, List<String> fileColumns) {
    refuseTwoRoles();
    Schema schema = Schema.of(columns.stream().map(TypedColumn::column).toList());
    roles.label().ifPresent(schema::indexOf);
    roles.weight().ifPresent(schema::indexOf);
    for (String name : roles.ignored()) {
      if (!fileColumns.contains(name)) {
        schema.indexOf(name);
      }
    }
    List<TypedColumn> result = new ArrayList<>();
    for (TypedColumn column : columns) {
      Column assigned = inRole(column);
      result.add(
          new TypedColumn(assigned, column.source(), reading(column.reading(), assigned.role())));
    }
    return result;
  }

  /** Only what is ignored is taken as it is, and only features may have unknown levels. */
  private static TypedColumn.Reading reading(TypedColumn.Reading wanted, Role role) {
    boolean suits =
        switch (wanted) {
          case TYPED -> true;
          case MARKING_UNKNOWN -> role == Role.FEATURE;
          case VERBATIM -> role == Role.IGNORED;
        };
    return suits ? wanted : TypedColumn.Reading.TYPED;
  }

  private void refuseTwoRoles() {
    for (Optional<String> one : List.of(roles.label(), roles.weight())) {
      if (one.isPresent() && roles.ignored().contains(one.get())) {
        throw new GeneraException(
            StandardError.USAGE,
            "Column '" + one.get() + "' cannot be ignored and be a label or weight as well.");
      }
    }
    if (roles.label().isPresent() && roles.label().equals(roles.weight())) {
      throw new GeneraException(
          StandardError.USAGE,
          "Column '" + roles.label().get() + "' cannot be both the label and the weight.");
    }
  }

  private Column inRole(TypedColumn typed) {
    Column column = typed.column();
    Optional<String> name = Optional.of(column.name());
    if (name.equals(roles.label())) {
      return label(typed);
    } else if (name.equals(roles.weight())) {
      return weight(column);
    } else if (roles.ignored().contains(column.name())) {
      return column.withRole(Role.IGNORED);
    }
    boolean replaced =
        (column.role() == Role.LABEL && roles.label().isPresent())
            || (column.role() == Role.WEIGHT && roles.weight().isPresent());
    return replaced ? column.withRole(Role.FEATURE) : column;
  }

  private Column label(TypedColumn typed) {
    Column column = typed.column().withRole(Role.LABEL);
    if (column.type() instanceof ColumnType.Category) {
      return column;
    }
    ColumnProfile values = profile.get().column(typed.source());
    whyNoLabel(values)
        .ifPresent(
            why -> {
              throw new GeneraException(
                  StandardError.SCHEMA_MISMATCH,
                  "Column '" + column.name() + "' cannot be the label: " + why + ".");
            });
    return column.withType(new ColumnType.Category(LevelOrder.sorted(values.levelTexts())));
  }

  private static Optional<String> whyNoLabel(ColumnProfile values) {
    if (values.present() == 0) {
      return Optional.of("every cell is missing");
    }
    if (values.hasManyLevels()) {
      return Optional.of(
          "it has more than "
              + (values.levels() - 1)
              + " different values, so it is no class; model it as a feature");
    }
    long whole = values.count(CellKind.WHOLE);
    long times =
        values.count(CellKind.DATE)
            + values.count(CellKind.LOCAL_TIME)
            + values.count(CellKind.INSTANT);
    boolean measured = whole + values.count(CellKind.REAL) + times == values.present();
    return measured
        ? ColumnRoles.whyNoClasses(values.levels(), values.present(), whole == values.present())
        : Optional.empty();
  }

  private static Column weight(Column column) {
    boolean number =
        column.type() instanceof ColumnType.Real || column.type() instanceof ColumnType.Whole;
    if (!number) {
      throw new GeneraException(
          StandardError.SCHEMA_MISMATCH,
          "Column '"
              + column.name()
              + "' cannot be the weight: it holds "
              + column.type().kind()
              + ", not numbers.");
    }
    return column.withRole(Role.WEIGHT);
  }
}
