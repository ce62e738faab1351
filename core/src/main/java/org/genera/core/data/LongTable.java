package org.genera.core.data;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.genera.api.Cancellation;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.BatchReader;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnRoles;
import org.genera.api.data.ColumnType;
import org.genera.api.data.Dataset;
import org.genera.api.data.ReadRequest;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.genera.api.data.SeriesRoles;

/**
 * Tables in long form: each row is a step, and a column tells the series that it belongs to. As a
 * dataset of series they have one row a series: the column that names it (an identifier), the
 * label, the weight, and the column {@link ColumnType.Series#STEPS}, whose steps have all other
 * columns; the column of order is an identifier among them.
 */
public final class LongTable {

  private LongTable() {}

  /**
   * The columns to read from a long table so that series of a wanted schema can be made of it.
   *
   * @param wanted the schema of the series
   * @param roles which columns tell series and order; added as texts where the schema lacks them
   * @return the schema of the rows
   * @throws GeneraException {@link StandardError#SCHEMA_MISMATCH} if not exactly one column of the
   *     wanted schema holds series
   */
  public static Schema rowSchema(Schema wanted, SeriesRoles roles) {
    Column series = wanted.requireSeries();
    List<Column> columns = new ArrayList<>();
    for (Column column : wanted.columns()) {
      if (column.equals(series)) {
        for (Column step : ((ColumnType.Series) column.type()).step().columns()) {
          columns.add(step.role() == Role.LABEL ? step.withRole(Role.FEATURE) : step);
        }
      } else {
        columns.add(column);
      }
    }
    List<String> names = columns.stream().map(Column::name).toList();
    roles.series().filter(name -> !names.contains(name)).ifPresent(name -> columns.add(id(name)));
    roles.order().filter(name -> !names.contains(name)).ifPresent(name -> columns.add(id(name)));
    return Schema.of(columns);
  }

  private static Column id(String name) {
    return new Column(name, new ColumnType.Text(), Role.ID);
  }

  /**
   * What was made of a table.
   *
   * @param dataset the rows
   * @param finding which series there are, if the table was a long one
   * @param rowColumns the columns of its rows, in their order, if the table was a long one
   */
  public record Assembled(Dataset dataset, Optional<String> finding, List<String> rowColumns) {

    /**
     * The same with another view of the rows; where none can be made, the rows are closed.
     *
     * @param view makes the view
     * @return a new record
     */
    public Assembled map(UnaryOperator<Dataset> view) {
      try {
        return new Assembled(view.apply(dataset), finding, rowColumns);
      } catch (RuntimeException | Error e) {
        dataset.close();
        throw e;
      }
    }
  }

  /**
   * Makes series of the rows of a table. One pass finds the series; where their rows are mixed up
   * or not in order, a second puts them in order, in a temporary file if memory is short.
   *
   * @param rows the steps; closed with the result
   * @param roles what the user said: label and weight hold for whole series
   * @param whole the names of further columns that hold for whole series
   * @param cancellation stops the passes
   * @return the series, in the order in which they begin
   * @throws GeneraException {@link StandardError#UNKNOWN_COLUMN}, or {@link
   *     StandardError#INVALID_DATA} for a row that does not tell its series or its order, and for a
   *     label that varies within a series
   */
  public static Assembled assemble(
      Dataset rows, ColumnRoles roles, Set<String> whole, Cancellation cancellation) {
    return assemble(rows, roles, whole, cancellation, MemoryBudget.OF_PROCESS);
  }

  static Assembled assemble(
      Dataset rows,
      ColumnRoles roles,
      Set<String> whole,
      Cancellation cancellation,
      MemoryBudget budget) {
    refuseSeries(rows.schema());
    RoleAssignment.requireOneRoleEach(roles);
    SeriesRoles named = roles.series();
    named.names().forEach(rows.schema()::indexOf);
    Dataset typed =
        named.order().map(name -> StepOrder.typed(rows, name, cancellation)).orElse(rows);
    Schema schema = schema(typed.schema(), roles, whole);
    List<Column> constant =
        schema.columns().stream()
            .filter(column -> !(column.type() instanceof ColumnType.Series))
            .filter(column -> !named.series().equals(Optional.of(column.name())))
            .toList();
    SeriesIndex index =
        SeriesIndex.of(typed, named.series(), named.order(), constant, cancellation);
    SeriesDataset.Steps steps =
        index.isInOrder()
            ? inOrder(typed)
            : gathered(typed, GatheredRows.of(typed, index, named.order(), cancellation, budget));
    return new Assembled(
        new SeriesDataset(schema, index.lengths(), steps),
        Optional.of("series: " + index),
        rows.schema().names());
  }

  private static void refuseSeries(Schema schema) {
    if (!schema.series().isEmpty()) {
      throw new GeneraException(
          StandardError.USAGE,
          "Column '"
              + schema.series().get(0).name()
              + "' holds series already; leave out --series, --order and --one-series.");
    }
  }

  private static Schema schema(Schema rows, ColumnRoles roles, Set<String> whole) {
    Set<String> outside = new HashSet<>(whole);
    roles.label().ifPresent(outside::add);
    roles.weight().ifPresent(outside::add);
    List<Column> columns = new ArrayList<>();
    List<Column> steps = new ArrayList<>();
    for (Column column : rows.columns()) {
      Optional<String> name = Optional.of(column.name());
      if (name.equals(roles.series().series())) {
        columns.add(column.withRole(Role.ID));
      } else if (name.equals(roles.series().order())) {
        steps.add(column.withRole(Role.ID));
      } else if (outside.contains(column.name())
          || column.role() == Role.LABEL
          || column.role() == Role.WEIGHT) {
        columns.add(column);
      } else {
        steps.add(column);
      }
    }
    columns.add(
        new Column(ColumnType.Series.STEPS, new ColumnType.Series(Schema.of(steps)), Role.FEATURE));
    return Schema.of(columns);
  }

  private static SeriesDataset.Steps inOrder(Dataset rows) {
    return new SeriesDataset.Steps() {
      @Override
      public BatchReader read(List<String> columns) {
        return new WholeReader(rows, ReadRequest.all().columns(columns));
      }

      @Override
      public void close() {
        rows.close();
      }
    };
  }

  private static SeriesDataset.Steps gathered(Dataset rows, GatheredRows gathered) {
    return new SeriesDataset.Steps() {
      @Override
      public BatchReader read(List<String> columns) {
        return gathered.read(columns);
      }

      @Override
      public void close() {
        try (gathered) {
          rows.close();
        }
      }
    };
  }
}
