package org.genera.numerics;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;

/**
 * Writes a NumPy array file (.npy, version 1, little-endian, last index fastest) some rows at a
 * time; the number of rows is put into the header at the end. Not thread-safe.
 */
public final class NpyWriter implements AutoCloseable {

  private final FileChannel channel;
  private final Path path;
  private final NpyType type;
  private final int[] rowShape;
  private final int columns;
  private final ByteBuffer buffer = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);
  private int rows;

  private NpyWriter(FileChannel channel, Path path, NpyType type, int[] rowShape) {
    this.channel = channel;
    this.path = path;
    this.type = type;
    this.rowShape = rowShape;
    int product = 1;
    for (int size : rowShape) {
      product = Math.multiplyExact(product, size);
    }
    columns = product;
  }

  /**
   * Creates a file.
   *
   * @param path a file; its old content is lost
   * @param type {@link NpyType#F8}, {@link NpyType#I8} or {@link NpyType#U1}
   * @param rowShape the sizes of a row: none for a list of numbers, the number of columns for a
   *     table
   * @return a writer, which the caller closes
   */
  public static NpyWriter create(Path path, NpyType type, int... rowShape) {
    if (type != NpyType.F8 && type != NpyType.I8 && type != NpyType.U1) {
      throw new IllegalArgumentException(type + " is not written");
    }
    try {
      FileChannel channel =
          FileChannel.open(
              path,
              StandardOpenOption.WRITE,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING);
      NpyWriter writer = new NpyWriter(channel, path, type, rowShape.clone());
      channel.write(writer.header());
      return writer;
    } catch (IOException e) {
      throw failed(path, e);
    }
  }

  /**
   * Writes a row of real numbers.
   *
   * @param row one number a column
   */
  public void writeRow(double... row) {
    checkRow(NpyType.F8, row.length);
    for (double value : row) {
      room().putDouble(value);
    }
  }

  /**
   * Writes a row of whole numbers.
   *
   * @param row one number a column
   */
  public void writeRow(long... row) {
    checkRow(NpyType.I8, row.length);
    for (long value : row) {
      room().putLong(value);
    }
  }

  /**
   * Writes rows of unsigned bytes.
   *
   * @param values row after row
   */
  public void writeRows(byte[] values) {
    if (type != NpyType.U1 || columns == 0 || values.length % columns != 0) {
      throw new IllegalArgumentException(
          values.length + " bytes for rows of " + columns + " " + type);
    }
    rows = Math.addExact(rows, values.length / columns);
    for (byte value : values) {
      room().put(value);
    }
  }

  private void checkRow(NpyType given, int length) {
    if (given != type || length != columns) {
      throw new IllegalArgumentException(
          "a row of " + length + " " + given + " for " + columns + " " + type);
    }
    rows = Math.addExact(rows, 1);
  }

  private ByteBuffer room() {
    if (!buffer.hasRemaining()) {
      drain();
    }
    return buffer;
  }

  private void drain() {
    try {
      buffer.flip();
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      buffer.clear();
    } catch (IOException e) {
      throw failed(path, e);
    }
  }

  private ByteBuffer header() {
    int[] shape = new int[rowShape.length + 1];
    shape[0] = rows;
    System.arraycopy(rowShape, 0, shape, 1, rowShape.length);
    return NpyHeader.write(type, shape);
  }

  /** Writes what is left, and the number of rows, and closes the file. */
  @Override
  public void close() {
    try (channel) {
      drain();
      channel.write(header(), 0);
    } catch (IOException e) {
      throw failed(path, e);
    }
  }

  private static GeneraException failed(Path path, IOException e) {
    return new GeneraException(
        StandardError.INPUT_OUTPUT, "'" + path + "' cannot be written: " + e.getMessage() + ".", e);
  }
}
