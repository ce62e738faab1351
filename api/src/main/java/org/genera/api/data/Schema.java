package org.genera.api.data;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.genera.api.GeneraException;
import org.genera.api.NearestName;
import org.genera.api.StandardError;

/** The columns of a table, in order; at most one label and one weight. Immutable. */
public final class Schema {

  private final List<Column> columns;
  private final Map<String, Integer> indexByName;

  private Schema(List<Column> columns) {
    this.columns = List.copyOf(columns);
    indexByName = new HashMap<>();
    for (Column column : columns) {
      if (indexByName.put(column.name(), indexByName.size()) != null) {
        throw new GeneraException(
            StandardError.SCHEMA_MISMATCH,
            "Two columns are called '" + column.name() + "'; rename one of them.");
      }
    }
    requireAtMostOne(Role.LABEL);
    requireAtMostOne(Role.WEIGHT);
  }

  /**
   * A schema.
   *
   * @param columns the columns
   * @return the schema
   * @throws GeneraException {@link StandardError#SCHEMA_MISMATCH} if a name occurs twice, or there
   *     are two labels or two weights
   */
  public static Schema of(List<Column> columns) {
    return new Schema(columns);
  }

  /**
   * A schema.
   *
   * @param columns the columns
   * @return the schema
   * @throws GeneraException as {@link #of(List)}
   */
  public static Schema of(Column... columns) {
    return new Schema(List.of(columns));
  }

  /**
   * The columns.
   *
   * @return the columns, in order
   */
  public List<Column> columns() {
    return columns;
  }

  /**
   * The number of columns.
   *
   * @return zero or more
   */
  public int size() {
    return columns.size();
  }

  /**
   * A column by position.
   *
   * @param index from 0
   * @return the column
   */
  public Column column(int index) {
    return columns.get(index);
  }

  /**
   * A column by name.
   *
   * @param name its name
   * @return the column
   * @throws GeneraException {@link StandardError#UNKNOWN_COLUMN} with the nearest name if there is
   *     none
   */
  public Column column(String name) {
    return columns.get(indexOf(name));
  }

  /**
   * The position of a column.
   *
   * @param name its name
   * @return from 0
   * @throws GeneraException {@link StandardError#UNKNOWN_COLUMN} with the nearest name if there is
   *     none
   */
  public int indexOf(String name) {
    return find(name)
        .orElseThrow(
            () ->
                new GeneraException(
                    StandardError.UNKNOWN_COLUMN,
                    "There is no column '" + name + "'." + NearestName.hint(name, names())));
  }

  /**
   * The position of a column, if it is there.
   *
   * @param name its name
   * @return from 0
   */
  public OptionalInt find(String name) {
    Integer index = indexByName.get(name);
    return index == null ? OptionalInt.empty() : OptionalInt.of(index);
  }

  /**
   * The names of the columns.
   *
   * @return names, in order
   */
  public List<String> names() {
    return columns.stream().map(Column::name).toList();
  }

  /**
   * The columns in a role.
   *
   * @param role the role
   * @return the columns, in order
   */
  public List<Column> inRole(Role role) {
    return columns.stream().filter(column -> column.role() == role).toList();
  }

  /**
   * The features.
   *
   * @return the columns in the role {@link Role#FEATURE}, in order
   */
  public List<Column> features() {
    return inRole(Role.FEATURE);
  }

  /**
   * The label.
   *
   * @return the column in the role {@link Role#LABEL}
   */
  public Optional<Column> label() {
    return inRole(Role.LABEL).stream().findFirst();
  }

  /**
   * The weight.
   *
   * @return the column in the role {@link Role#WEIGHT}
   */
  public Optional<Column> weight() {
    return inRole(Role.WEIGHT).stream().findFirst();
  }

  /**
   * What a model is about: features, label and weight, and the same of steps.
   *
   * @return the schema without identifiers and ignored columns
   */
  public Schema modelled() {
    return new Schema(
        columns.stream()
            .filter(column -> column.role() != Role.ID && column.role() != Role.IGNORED)
            .map(
                column ->
                    column.type() instanceof ColumnType.Series series
                        ? column.withType(new ColumnType.Series(series.step().modelled()))
                        : column)
            .toList());
  }

  /**
   * The one column that holds series, for a family or a format that needs it.
   *
   * @return the column of type {@link ColumnType.Series}
   * @throws GeneraException {@link StandardError#SCHEMA_MISMATCH} that says how to read a table as
   *     series if there is none, and names the columns if there are several
   */
  public Column requireSeries() {
    List<Column> found = series();
    if (found.isEmpty()) {
      throw new GeneraException(
          StandardError.SCHEMA_MISMATCH,
          "Series are needed, but each row is made of single values ("
              + String.join(", ", names())
              + "). Where each row is a step, name the column that tells its series with --series"
              + " COL (and the order of steps with --order COL), or say --one-series if all rows"
              + " are one.");
    } else if (found.size() > 1) {
      throw new GeneraException(
          StandardError.SCHEMA_MISMATCH,
          "One column of series is needed, but there are several ("
              + String.join(", ", found.stream().map(Column::name).toList())
              + "); leave out the others with --ignore.");
    }
    return found.get(0);
  }

  /**
   * The columns that hold series.
   *
   * @return the columns of type {@link ColumnType.Series}, in order
   */
  public List<Column> series() {
    return columns.stream().filter(column -> column.type() instanceof ColumnType.Series).toList();
  }

  /**
   * Some of the columns.
   *
   * @param names their names
   * @return a schema in the order of the names
   * @throws GeneraException {@link StandardError#UNKNOWN_COLUMN} if one is not there
   */
  public Schema select(Collection<String> names) {
    List<Column> selected = new ArrayList<>();
    for (String name : names) {
      selected.add(column(name));
    }
    return new Schema(selected);
  }

  private void requireAtMostOne(Role role) {
    List<Column> found = inRole(role);
    if (found.size() > 1) {
      throw new GeneraException(
          StandardError.SCHEMA_MISMATCH,
          "Only one column can be the "
              + role.name().toLowerCase(java.util.Locale.ROOT)
              + ", not both '"
              + found.get(0).name()
              + "' and '"
              + found.get(1).name()
              + "'.");
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Schema schema && columns.equals(schema.columns);
  }

  @Override
  public int hashCode() {
    return columns.hashCode();
  }

  @Override
  public String toString() {
    return columns.toString();
  }
}
