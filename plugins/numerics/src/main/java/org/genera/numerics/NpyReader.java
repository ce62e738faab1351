package org.genera.numerics;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;

/**
 * Reads a NumPy array file (.npy, versions 1 to 3) some rows at a time, whichever index runs
 * fastest. Its rows are counted by the first index; all further indices together are its columns.
 * Thread-safe.
 */
public final class NpyReader implements AutoCloseable {

  private static final int CHUNK_BYTES = 1 << 20;

  private final FileChannel channel;
  private final Path path;
  private final NpyHeader header;

  private NpyReader(FileChannel channel, Path path, NpyHeader header) {
    this.channel = channel;
    this.path = path;
    this.header = header;
  }

  /**
   * Opens a file and checks its header against its length.
   *
   * @param path the file
   * @return a reader, which the caller closes
   * @throws GeneraException {@link StandardError#INVALID_DATA} with file and reason if it is no
   *     array of numbers that can be read; {@link StandardError#NO_DATA} if it cannot be opened
   */
  public static NpyReader open(Path path) {
    try {
      FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
      try {
        return new NpyReader(channel, path, NpyHeader.read(channel, path));
      } catch (RuntimeException | IOException e) {
        channel.close();
        throw e;
      }
    } catch (NoSuchFileException e) {
      throw new GeneraException(
          StandardError.NO_DATA, "There is no file '" + path + "'; check the path.", e);
    } catch (IOException e) {
      throw new GeneraException(
          StandardError.NO_DATA, "'" + path + "' cannot be opened: " + e.getMessage() + ".", e);
    }
  }

  /**
   * The sizes of the array.
   *
   * @return one a dimension; none for a single number
   */
  public int[] shape() {
    return header.shape().clone();
  }

  /**
   * The kind of its numbers.
   *
   * @return the type
   */
  public NpyType dtype() {
    return header.type();
  }

  /**
   * The number of rows.
   *
   * @return the first size; 1 for a single number
   */
  public int rows() {
    return header.shape().length == 0 ? 1 : header.shape()[0];
  }

  /**
   * The number of columns.
   *
   * @return the product of all sizes but the first
   */
  public int columns() {
    long columns = 1;
    for (int i = 1; i < header.shape().length; i++) {
      columns *= header.shape()[i];
    }
    if (columns > Integer.MAX_VALUE) {
      throw NpyHeader.invalid(path, "a row of it is too large");
    }
    return (int) columns;
  }

  /**
   * Some rows as real numbers.
   *
   * @param firstRow the first, from 0
   * @param rows how many
   * @return {@code [column][row]}; columns in the order in which the last index runs fastest
   */
  public double[][] readRows(long firstRow, int rows) {
    double[][] columns = new double[columns()][rows];
    NpyType type = header.type();
    visit(
        firstRow,
        rows,
        (row, column, bytes, position) -> columns[column][row] = type.real(bytes, position));
    return columns;
  }

  /**
   * Some rows as whole numbers, exactly.
   *
   * @param firstRow the first, from 0
   * @param rows how many
   * @return {@code [column][row]}, as {@link #readRows}
   * @throws IllegalStateException if the numbers are not {@linkplain NpyType#isWhole whole}
   */
  public long[][] readWholeRows(long firstRow, int rows) {
    long[][] columns = new long[columns()][rows];
    NpyType type = header.type();
    visit(
        firstRow,
        rows,
        (row, column, bytes, position) -> columns[column][row] = type.whole(bytes, position));
    return columns;
  }

  /**
   * Some rows of unsigned bytes.
   *
   * @param firstRow the first, from 0
   * @param rows how many
   * @return row after row; in each the last index runs fastest
   * @throws IllegalStateException if the numbers are not {@link NpyType#U1}
   */
  public byte[] readBytes(long firstRow, int rows) {
    if (header.type() != NpyType.U1) {
      throw new IllegalStateException(header.type() + " are no unsigned bytes");
    }
    int columns = columns();
    byte[] values = new byte[Math.multiplyExact(rows, columns)];
    visit(
        firstRow,
        rows,
        (row, column, bytes, position) -> values[row * columns + column] = bytes.get(position));
    return values;
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw failed(path, e);
    }
  }

  private interface Visitor {
    void visit(int row, int column, ByteBuffer bytes, int position);
  }

  private void visit(long firstRow, int rows, Visitor visitor) {
    if (firstRow < 0 || rows < 0 || firstRow + rows > rows()) {
      throw new IndexOutOfBoundsException(
          "rows " + firstRow + " to " + (firstRow + rows) + " of " + rows());
    }
    try {
      if (header.fortranOrder() && header.shape().length > 1) {
        visitColumns(firstRow, rows, visitor);
      } else {
        visitRows(firstRow, rows, visitor);
      }
    } catch (IOException e) {
      throw failed(path, e);
    }
  }

  private void visitRows(long firstRow, int rows, Visitor visitor) throws IOException {
    int columns = columns();
    long count = (long) rows * columns;
    Chunks chunks = new Chunks(firstRow * columns, count);
    for (long done = 0; done < count; done += chunks.length) {
      ByteBuffer bytes = chunks.next();
      for (int i = 0; i < chunks.length; i++) {
        long index = done + i;
        visitor.visit(
            (int) (index / columns), (int) (index % columns), bytes, i * header.type().size());
      }
    }
  }

  private void visitColumns(long firstRow, int rows, Visitor visitor) throws IOException {
    for (int stored = 0; stored < columns(); stored++) {
      int column = rowMajor(stored);
      Chunks chunks = new Chunks((long) stored * rows() + firstRow, rows);
      for (int done = 0; done < rows; done += chunks.length) {
        ByteBuffer bytes = chunks.next();
        for (int i = 0; i < chunks.length; i++) {
          visitor.visit(done + i, column, bytes, i * header.type().size());
        }
      }
    }
  }

  /** The place, with the last index fastest, of the column stored with the second index fastest. */
  private int rowMajor(int stored) {
    int[] shape = header.shape();
    int rest = stored;
    int stride = columns();
    int column = 0;
    for (int i = 1; i < shape.length; i++) {
      stride /= shape[i];
      column += rest % shape[i] * stride;
      rest /= shape[i];
    }
    return column;
  }

  /** Consecutive numbers, a bounded buffer at a time. */
  private final class Chunks {
    private final ByteBuffer buffer;
    private long position;
    private long left;
    private int length;

    Chunks(long firstNumber, long count) {
      int size = header.type().size();
      position = header.dataOffset() + firstNumber * size;
      left = count;
      buffer = ByteBuffer.allocate((int) Math.min(CHUNK_BYTES, count * size)).order(header.order());
    }

    ByteBuffer next() throws IOException {
      int size = header.type().size();
      length = (int) Math.min(left, buffer.capacity() / size);
      buffer.clear().limit(length * size);
      fill(channel, position, buffer, path);
      position += (long) length * size;
      left -= length;
      return buffer;
    }
  }

  static ByteBuffer fill(FileChannel channel, long position, ByteBuffer buffer, Path path)
      throws IOException {
    long at = position;
    while (buffer.hasRemaining()) {
      int read = channel.read(buffer, at);
      if (read < 0) {
        throw NpyHeader.invalid(path, "it ends early; something else shortened it");
      }
      at += read;
    }
    return buffer.flip();
  }

  private static GeneraException failed(Path path, IOException e) {
    return new GeneraException(
        StandardError.INPUT_OUTPUT, "'" + path + "' cannot be read: " + e.getMessage() + ".", e);
  }
}
