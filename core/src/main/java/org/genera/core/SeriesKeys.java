package org.genera.core;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.genera.api.data.Batch;
import org.genera.api.data.Batches;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.ColumnVector;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.genera.api.data.SeriesVector;
import org.genera.api.model.Model;

/**
 * What tells series, and the steps in them, apart in data: the model knows nothing of it, and
 * results carry it along.
 *
 * @param read the columns to read, the model's series and the weight among them
 * @param series the name of the column of series
 */
record SeriesKeys(Schema read, String series) {

  /** Those of rows for a model of series. */
  static SeriesKeys of(Schema rows, Model model) {
    String series = model.schema().requireSeries().name();
    Set<String> names = new LinkedHashSet<>();
    rows.columns().stream().filter(SeriesKeys::isIdentifier).map(Column::name).forEach(names::add);
    model.schema().features().stream().map(Column::name).forEach(names::add);
    rows.weight().map(Column::name).ifPresent(names::add);
    return new SeriesKeys(rows.select(names), series);
  }

  /** Those of the columns that a task reads. */
  static SeriesKeys in(Schema read, Model model) {
    return new SeriesKeys(read, model.schema().requireSeries().name());
  }

  /** What names rows, such as series, in the data or in the eyes of the model. */
  static boolean isIdentifier(Column column) {
    return (column.role() == Role.ID || column.role() == Role.IGNORED)
        && !(column.type() instanceof ColumnType.Series);
  }

  /** The columns that name series, as identifiers all of them. */
  List<Column> identifiers() {
    return read.columns().stream()
        .filter(SeriesKeys::isIdentifier)
        .map(column -> column.withRole(Role.ID))
        .toList();
  }

  /**
   * What names series where one thing is told of each; nothing in tables, whose rows keep order.
   */
  static List<Column> naming(Schema rows, Model model) {
    boolean series = !model.schema().series().isEmpty();
    return series ? rows.inRole(Role.ID) : List.of();
  }

  /** Rows after columns that name series. */
  static Batch named(List<Column> names, Batch block, Batch told) {
    return names.isEmpty()
        ? told
        : Batches.beside(List.of(block.select(names.stream().map(Column::name).toList()), told));
  }

  /** The columns that name steps, such as that of their order. */
  List<Column> ofSteps() {
    return ((ColumnType.Series) read.column(series).type())
        .step().columns().stream().filter(column -> column.role() == Role.ID).toList();
  }

  /**
   * Rows after what names them.
   *
   * @param block the rows that were read
   * @param made as many rows, of columns of other names
   */
  Batch beside(Batch block, Batch made) {
    List<Column> columns = new ArrayList<>(identifiers());
    List<ColumnVector> vectors = new ArrayList<>();
    columns.forEach(column -> vectors.add(block.column(column.name())));
    columns.addAll(made.schema().columns());
    vectors.addAll(made.columns());
    return Batch.of(Schema.of(columns), block.firstRow(), block.rows(), vectors);
  }

  /** The steps of the rows that were read. */
  SeriesVector in(Batch block) {
    return (SeriesVector) block.column(series);
  }

  /** Rows whose steps have further columns before their own. */
  static Batch withSteps(Batch rows, List<Column> columns, List<ColumnVector> vectors) {
    Column series = rows.schema().requireSeries();
    SeriesVector own = (SeriesVector) rows.column(series.name());
    List<Column> all = new ArrayList<>(columns);
    all.addAll(own.steps().schema().columns());
    List<ColumnVector> cells = new ArrayList<>(vectors);
    cells.addAll(own.steps().columns());
    Schema step = Schema.of(all);
    Batch steps = Batch.of(step, 0, own.steps().rows(), cells);
    return replaced(rows, series, step, new SeriesVector(own.offsets(), steps));
  }

  private static Batch replaced(Batch rows, Column series, Schema step, SeriesVector vector) {
    List<Column> columns = new ArrayList<>(rows.schema().columns());
    List<ColumnVector> vectors = new ArrayList<>(rows.columns());
    int place = rows.schema().indexOf(series.name());
    columns.set(place, series.withType(new ColumnType.Series(step)));
    vectors.set(place, vector);
    return Batch.of(Schema.of(columns), rows.firstRow(), rows.rows(), vectors);
  }
}
