package org.genera.npy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchReader;
import org.genera.api.data.ColumnVector;
import org.genera.api.data.Dataset;
import org.genera.api.data.ReadRequest;
import org.genera.api.data.RealVector;
import org.genera.api.data.Schema;
import org.genera.api.data.Split;
import org.genera.api.data.WholeVector;
import org.genera.numerics.NpyReader;

/**
 * An array, read block by block.
 *
 * @param reader the array; closed with the dataset
 * @param file what the user calls the file
 * @param schema a column for each of the array's
 */
record NpyDataset(NpyReader reader, String file, Schema schema) implements Dataset {

  private static final int BLOCKS_PER_SPLIT = 64;

  @Override
  public OptionalLong rows() {
    return OptionalLong.of(reader.rows());
  }

  @Override
  public List<Split> splits(ReadRequest request) {
    long splitRows = (long) BLOCKS_PER_SPLIT * request.blockRows();
    List<Split> splits = new ArrayList<>();
    for (long first = 0; first < reader.rows(); first += splitRows) {
      splits.add(new Split(splits.size(), first, Math.min(splitRows, reader.rows() - first)));
    }
    return splits;
  }

  @Override
  public BatchReader read(Split split, ReadRequest request) {
    return new BlockReader(split, request);
  }

  @Override
  public void close() {
    reader.close();
  }

  private Batch block(long firstRow, int rows) {
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

  private final class BlockReader implements BatchReader {
    private final ReadRequest request;
    private final long end;
    private long next;

    BlockReader(Split split, ReadRequest request) {
      this.request = request;
      next = split.firstRow();
      end = split.firstRow() + split.rows();
    }

    @Override
    public Optional<Batch> next() {
      if (next >= end) {
        return Optional.empty();
      }
      int rows = (int) Math.min(request.blockRows(), end - next);
      Batch block = request.apply(block(next, rows));
      next += rows;
      return Optional.of(block);
    }

    @Override
    public void close() {}
  }
}
