package org.genera.core.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchSink;
import org.genera.api.data.CellText;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.ColumnVector;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.genera.api.data.SeriesVector;
import org.genera.api.data.WholeVector;

/**
 * Writes series as a long table, for formats that have no place for series: a row for each step,
 * which repeats what holds for the whole series. The series are told apart by the first identifier,
 * or by a column {@code series} of numbers from 1 where there is none.
 */
public final class LongTableSink implements BatchSink {

  private static final Column NUMBER = Column.whole("series").withRole(Role.ID);

  private final Schema series;
  private final Schema rows;
  private final Column steps;
  private final Optional<Column> id;
  private final Map<String, Long> ids = new HashMap<>();
  private final BatchSink target;
  private long seriesBefore;
  private long rowsBefore;

  /**
   * A sink of series.
   *
   * @param series the schema of the batches that come
   * @param target gets rows of {@link #rowSchema}
   */
  public LongTableSink(Schema series, BatchSink target) {
    this.series = series;
    this.target = target;
    rows = rowSchema(series);
    steps = series.requireSeries();
    id = firstId(series);
  }

  /**
   * The columns of the long table.
   *
   * @param series a schema with one column of series
   * @return the columns of whole series, then those of steps
   * @throws GeneraException {@link StandardError#SCHEMA_MISMATCH} if there is not exactly one
   *     column of series, or a step has a column of the same name as a series
   */
  public static Schema rowSchema(Schema series) {
    Column steps = series.requireSeries();
    List<Column> columns = new ArrayList<>();
    if (firstId(series).isEmpty()) {
      columns.add(NUMBER);
    }
    series.columns().stream().filter(column -> !column.equals(steps)).forEach(columns::add);
    for (Column step : ((ColumnType.Series) steps.type()).step().columns()) {
      columns.add(step.role() == Role.LABEL ? step.withRole(Role.FEATURE) : step);
    }
    return Schema.of(columns);
  }

  private static Optional<Column> firstId(Schema series) {
    return series.inRole(Role.ID).stream().findFirst();
  }

  @Override
  public void accept(Batch batch) {
    SeriesVector vector = (SeriesVector) batch.column(steps.name());
    requireTold(batch, vector);
    int[] owner = new int[vector.steps().rows()];
    for (int row = 0; row < batch.rows(); row++) {
      Arrays.fill(owner, vector.offsets()[row], vector.offsets()[row + 1], row);
    }
    List<ColumnVector> columns = new ArrayList<>();
    if (id.isEmpty()) {
      columns.add(
          new WholeVector(Arrays.stream(owner).mapToLong(row -> seriesBefore + row + 1).toArray()));
    }
    for (Column column : series.columns()) {
      if (!column.equals(steps)) {
        columns.add(batch.column(column.name()).pick(owner));
      }
    }
    columns.addAll(vector.steps().columns());
    target.accept(Batch.of(rows, rowsBefore, owner.length, columns));
    seriesBefore += batch.rows();
    rowsBefore += owner.length;
  }

  /** A long table can tell a series only if it has a step and a name of its own. */
  private void requireTold(Batch batch, SeriesVector vector) {
    for (int row = 0; row < batch.rows(); row++) {
      long number = seriesBefore + row + 1;
      if (vector.isMissing(row)) {
        throw new GeneraException(
            StandardError.INVALID_DATA,
            "Series "
                + number
                + " has no step, and a long table has no place for it; write to a format that"
                + " holds series, such as jsonl.");
      }
      if (id.isPresent()) {
        requireOwnName(batch.column(id.get().name()), row, number);
      }
    }
  }

  private void requireOwnName(ColumnVector vector, int row, long number) {
    String name = id.map(column -> CellText.of(column.type(), vector, row)).orElse("");
    Long earlier = ids.put(name, number);
    if (vector.isMissing(row) || earlier != null) {
      throw new GeneraException(
          StandardError.INVALID_DATA,
          "Series "
              + number
              + (vector.isMissing(row)
                  ? " has no '" + id.map(Column::name).orElse("") + "'"
                  : " and series " + earlier + " are both called '" + name + "'")
              + ", so a long table cannot tell it from others. Leave the column out with --ignore "
              + id.map(Column::name).orElse("")
              + ": then series are numbered.");
    }
  }
}
