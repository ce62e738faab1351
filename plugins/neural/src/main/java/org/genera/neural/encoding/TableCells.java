package org.genera.neural.encoding;

import java.util.List;
import java.util.OptionalInt;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchBuilder;
import org.genera.api.data.Schema;

/**
 * Rows of a table as cells, one a column.
 *
 * @param features the columns in the order of the table
 * @param codes the same columns in the order of the cells
 */
public record TableCells(Schema features, List<ColumnCode> codes) {

  /** Copies the codes. */
  public TableCells {
    codes = List.copyOf(codes);
  }

  /**
   * The cells of rows.
   *
   * @param batch any columns; of the features it may lack some, which are missing then
   * @return row by row
   */
  public float[] encode(Batch batch) {
    float[] rows = new float[Math.multiplyExact(batch.rows(), codes.size())];
    for (int c = 0; c < codes.size(); c++) {
      ColumnCode code = codes.get(c);
      OptionalInt index = batch.schema().find(code.column().name());
      double[] values = index.isPresent() ? batch.numbers(index.getAsInt()) : new double[0];
      for (int row = 0; row < batch.rows(); row++) {
        boolean known = index.isPresent() && !Double.isNaN(values[row]);
        rows[row * codes.size() + c] = known ? code.toCell(values[row]) : Float.NaN;
      }
    }
    return rows;
  }

  /**
   * Rows of cells.
   *
   * @param cells row by row
   * @param rows how many
   * @return a batch of the features
   */
  public Batch decode(float[] cells, int rows) {
    BatchBuilder builder = new BatchBuilder(features, rows);
    int[] columns = codes.stream().mapToInt(c -> features.indexOf(c.column().name())).toArray();
    for (int row = 0; row < rows; row++) {
      for (int c = 0; c < columns.length; c++) {
        float cell = cells[row * columns.length + c];
        if (!Float.isNaN(cell)) {
          builder.number(columns[c], codes.get(c).toValue(cell));
        }
      }
      builder.endRow();
    }
    return builder.build(0);
  }
}
