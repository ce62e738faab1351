package org.genera.numerics;

import java.nio.file.Path;
import java.util.Arrays;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;

/**
 * A NumPy array (.npy) in memory.
 *
 * @param shape its sizes; none for a single number
 * @param values its numbers, the last index fastest
 */
public record NpyArray(int[] shape, double[] values) {

  /**
   * Reads a whole file.
   *
   * @param path the file: f4, f8, i4, i8, u1 or b1, in C or Fortran order
   * @return the array
   * @throws GeneraException {@link StandardError#INVALID_DATA} with file and reason
   */
  public static NpyArray read(Path path) {
    try (NpyReader reader = NpyReader.open(path)) {
      int rows = reader.rows();
      int columns = reader.columns();
      if ((long) rows * columns > Integer.MAX_VALUE - 8) {
        throw NpyHeader.invalid(path, "it does not fit in one array");
      }
      double[][] byColumn = reader.readRows(0, rows);
      double[] values = new double[rows * columns];
      for (int column = 0; column < columns; column++) {
        for (int row = 0; row < rows; row++) {
          values[row * columns + column] = byColumn[column][row];
        }
      }
      return new NpyArray(reader.shape(), values);
    }
  }

  /**
   * Writes the array as 64-bit floating-point numbers.
   *
   * @param path a file; its old content is lost
   */
  public void write(Path path) {
    int[] rowShape = shape.length == 0 ? new int[] {1} : Arrays.copyOfRange(shape, 1, shape.length);
    int columns = Arrays.stream(rowShape).reduce(1, Math::multiplyExact);
    try (NpyWriter writer = NpyWriter.create(path, NpyType.F8, rowShape)) {
      for (int from = 0; from < values.length; from += columns) {
        writer.writeRow(Arrays.copyOfRange(values, from, from + columns));
      }
    }
  }
}
