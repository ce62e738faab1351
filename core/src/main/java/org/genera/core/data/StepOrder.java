package org.genera.core.data;

import java.util.ArrayList;
import java.util.List;
import org.genera.api.Cancellation;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchBuilder;
import org.genera.api.data.CellText;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.ColumnVector;
import org.genera.api.data.Dataset;
import org.genera.api.data.DateTimeVector;
import org.genera.api.data.ReadRequest;
import org.genera.api.data.RealVector;
import org.genera.api.data.Schema;
import org.genera.api.data.WholeVector;

/** The column by which steps are put in order: whole numbers, numbers, dates or times. */
final class StepOrder {

  private static final List<ColumnType> KINDS =
      List.of(
          new ColumnType.Whole(),
          new ColumnType.Real(),
          new ColumnType.DateTime(ColumnType.DateTime.Precision.DATE),
          new ColumnType.DateTime(ColumnType.DateTime.Precision.LOCAL));

  private StepOrder() {}

  /**
   * The rows with a column of order that has a kind with an order; words are read as the first of
   * these kinds that all of them have.
   */
  static Dataset typed(Dataset rows, String name, Cancellation cancellation) {
    Column column = rows.schema().column(name);
    if (isOrdered(column.type())) {
      return rows;
    }
    Column typed = column.withType(kindOfWords(rows, column, cancellation));
    List<Column> columns = new ArrayList<>(rows.schema().columns());
    columns.set(rows.schema().indexOf(name), typed);
    return SchemaAdapter.adapt(rows, Schema.of(columns), false, false);
  }

  private static boolean isOrdered(ColumnType type) {
    return type.isNumeric() && !(type instanceof ColumnType.Bool);
  }

  private static ColumnType kindOfWords(Dataset rows, Column column, Cancellation cancellation) {
    if (!(column.type() instanceof ColumnType.Text)
        && !(column.type() instanceof ColumnType.Category)) {
      throw unordered(column, "it holds " + column.type().kind());
    }
    List<ColumnType> possible = new ArrayList<>(KINDS);
    WholeReader.forEach(
        rows,
        ReadRequest.all().columns(List.of(column.name())),
        cancellation,
        batch -> narrow(possible, column, batch));
    return possible.get(0);
  }

  private static void narrow(List<ColumnType> possible, Column column, Batch batch) {
    for (int row = 0; row < batch.rows(); row++) {
      if (!batch.column(0).isMissing(row)) {
        String text = CellText.of(column.type(), batch.column(0), row).strip();
        possible.removeIf(kind -> !isOf(kind, text));
        if (possible.isEmpty()) {
          throw unordered(column, "'" + text + "' is not of one kind with the rows before it");
        }
      }
    }
  }

  private static boolean isOf(ColumnType kind, String text) {
    BatchBuilder builder = new BatchBuilder(Schema.of(Column.real("cell").withType(kind)), 1);
    try {
      CellText.parse(builder, 0, text);
      return true;
    } catch (GeneraException e) {
      return false;
    }
  }

  private static GeneraException unordered(Column column, String why) {
    return new GeneraException(
        StandardError.SCHEMA_MISMATCH,
        "Column '"
            + column.name()
            + "' cannot tell the order of steps: "
            + why
            + ". It must hold numbers, or dates and times; or leave it out, and steps have the"
            + " order of the file.");
  }

  /** A number that rises as the cell's value does. */
  static long rank(ColumnVector vector, int row) {
    if (vector instanceof WholeVector v) {
      return v.values()[row];
    } else if (vector instanceof DateTimeVector v) {
      return v.values()[row];
    }
    long bits = Double.doubleToLongBits(((RealVector) vector).values()[row]);
    return bits < 0 ? bits ^ Long.MAX_VALUE : bits;
  }
}
