package org.genera.npy;

import java.util.ArrayList;
import java.util.List;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.BlockSource;
import org.genera.api.data.ColumnVector;
import org.genera.api.data.RealVector;
import org.genera.api.data.Schema;
import org.genera.api.data.WholeVector;
import org.genera.numerics.NpyReader;

/**
 * The rows of an array, read when asked for.
 *
 * @param reader the array; closed with the dataset
 * @param file what the user calls the file
 * @param schema a column for each of the array's
 */
record NpyRows(NpyReader reader, String file, Schema schema) implements BlockSource {

  @Override
  public void close() {
    reader.close();
  }

  @Override
  public Batch block(long firstRow, int rows) {
    List<ColumnVector> columns =
        reader.dtype().isWhole() ? wholes(firstRow, rows) : reals(firstRow, rows);
    return Batch.of(schema, firstRow, rows, columns);
  }

  private List<ColumnVector> reals(long firstRow, int rows) {
    double[][] values = reader.readRows(firstRow, rows);
    List<ColumnVector> columns = new ArrayList<>();
    for (int column = 0; column < values.length; column++) {
      for (int row = 0; row < rows; row++) {
        if (Double.isInfinite(values[column][row])) {
          throw invalid(firstRow + row, column, "the number is infinite; NaN marks a missing cell");
        }
      }
      columns.add(new RealVector(values[column]));
    }
    return columns;
  }

  private List<ColumnVector> wholes(long firstRow, int rows) {
    long[][] values = reader.readWholeRows(firstRow, rows);
    List<ColumnVector> columns = new ArrayList<>();
    for (int column = 0; column < values.length; column++) {
      for (int row = 0; row < rows; row++) {
        if (values[column][row] == WholeVector.MISSING) {
          throw invalid(firstRow + row, column, "-2^63 is no integer here; write the array as f8");
        }
      }
      columns.add(new WholeVector(values[column]));
    }
    return columns;
  }

  private GeneraException invalid(long row, int column, String what) {
    return new GeneraException(
        StandardError.INVALID_DATA,
        "'"
            + file
            + "', row "
            + (row + 1)
            + ", column '"
            + schema.column(column).name()
            + "': "
            + what
            + ".");
  }
}
