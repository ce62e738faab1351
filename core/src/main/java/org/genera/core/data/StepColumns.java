package org.genera.core.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;

/** Schemas whose columns of series have other steps. */
final class StepColumns {

  private StepColumns() {}

  /** The columns of the steps of all columns of series. */
  static List<Column> of(Schema schema) {
    List<Column> steps = new ArrayList<>();
    for (Column series : schema.series()) {
      steps.addAll(((ColumnType.Series) series.type()).step().columns());
    }
    return steps;
  }

  /** The same column, with each column of its steps changed; other columns as they are. */
  static Column map(Column column, UnaryOperator<Column> change) {
    if (!(column.type() instanceof ColumnType.Series series)) {
      return column;
    }
    Schema step = Schema.of(series.step().columns().stream().map(change).toList());
    return column.withType(new ColumnType.Series(step));
  }

  /** A schema without columns of some names, of rows and of steps. */
  static Schema without(Schema schema, Set<String> names) {
    List<Column> columns = new ArrayList<>();
    for (Column column : schema.columns()) {
      if (names.contains(column.name())) {
        continue;
      } else if (column.type() instanceof ColumnType.Series series) {
        columns.add(column.withType(new ColumnType.Series(without(series.step(), names))));
      } else {
        columns.add(column);
      }
    }
    return Schema.of(columns);
  }

  /**
   * The wanted schema, whose steps also have the source's other columns, to be ignored, and all in
   * the source's order, absent ones at the end; what names steps, such as their order, stays an
   * identifier.
   */
  static Schema withOthers(Schema wanted, Schema source) {
    List<Column> columns = new ArrayList<>();
    for (Column column : wanted.columns()) {
      boolean both =
          column.type() instanceof ColumnType.Series
              && source.find(column.name()).isPresent()
              && source.column(column.name()).type() instanceof ColumnType.Series;
      columns.add(both ? withOthers(column, source.column(column.name())) : column);
    }
    return Schema.of(columns);
  }

  private static Column withOthers(Column wanted, Column source) {
    Schema step = ((ColumnType.Series) wanted.type()).step();
    List<Column> columns = new ArrayList<>();
    for (Column own : ((ColumnType.Series) source.type()).step().columns()) {
      boolean known = step.find(own.name()).isPresent();
      Column other = own.role() == Role.ID ? own : own.withRole(Role.IGNORED);
      columns.add(known ? step.column(own.name()) : other);
    }
    List<String> names = columns.stream().map(Column::name).toList();
    step.columns().stream().filter(column -> !names.contains(column.name())).forEach(columns::add);
    return wanted.withType(new ColumnType.Series(Schema.of(columns)));
  }
}
