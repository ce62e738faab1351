package org.genera.images.idx;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;

/**
 * An array of unsigned bytes: two zero bytes, the type (8), the number of dimensions, each size in
 * four bytes (the largest first), then the values, the last index fastest. A compressed one is held
 * in memory, a plain one read where it is wanted. Thread-safe.
 */
final class IdxFile implements AutoCloseable {

  static final int UNSIGNED_BYTE = 8;
  private static final int MOST_DIMENSIONS = 4;
  private static final int START = 4;
  private static final int LARGEST = Integer.MAX_VALUE - 8;

  private final String name;
  private final int[] shape;
  private final Optional<FileChannel> channel;
  private final ByteBuffer content;

  private IdxFile(String name, int[] shape, Optional<FileChannel> channel, ByteBuffer content) {
    this.name = name;
    this.shape = shape;
    this.channel = channel;
    this.content = content;
  }

  /**
   * Whether bytes begin an array of bytes, compressed or not.
   *
   * @param head the first bytes of a file
   */
  static boolean isOne(byte[] head) {
    try (InputStream in = new ByteArrayInputStream(head)) {
      byte[] start = isCompressed(head) ? new GZIPInputStream(in).readNBytes(START) : head;
      return start.length >= START
          && start[0] == 0
          && start[1] == 0
          && start[2] == UNSIGNED_BYTE
          && start[3] >= 1
          && start[3] <= MOST_DIMENSIONS;
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean isCompressed(byte[] head) {
    return head.length > 1 && head[0] == 0x1f && head[1] == (byte) 0x8b;
  }

  /**
   * Opens a file and holds its header against its length.
   *
   * @param path the file
   * @param name what messages call it
   */
  static IdxFile open(Path path, String name) {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(path))) {
      in.mark(2);
      boolean compressed = isCompressed(in.readNBytes(2));
      in.reset();
      return compressed ? inMemory(new GZIPInputStream(in), name) : onDisk(in, path, name);
    } catch (NoSuchFileException e) {
      throw new GeneraException(
          StandardError.NO_DATA, "There is no file '" + name + "'; check the path.", e);
    } catch (ZipException | EOFException e) {
      throw invalid(name, "the compressed file is damaged or cut short");
    } catch (IOException e) {
      throw new GeneraException(
          StandardError.NO_DATA, "'" + name + "' cannot be read: " + e.getMessage() + ".", e);
    }
  }

  private static IdxFile inMemory(InputStream in, String name) throws IOException {
    int[] shape = shape(in, name);
    long size = size(shape);
    if (size > LARGEST) {
      throw invalid(name, "it is too large to be held compressed; unpack it with gunzip");
    }
    byte[] values = in.readNBytes((int) size);
    if (values.length < size || in.read() >= 0) {
      throw wrongLength(name, shape);
    }
    return new IdxFile(name, shape, Optional.empty(), ByteBuffer.wrap(values));
  }

  private static IdxFile onDisk(InputStream in, Path path, String name) throws IOException {
    int[] shape = shape(in, name);
    long header = START + 4L * shape.length;
    if (Files.size(path) != header + size(shape)) {
      throw wrongLength(name, shape);
    }
    FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
    return new IdxFile(name, shape, Optional.of(channel), ByteBuffer.allocate(0));
  }

  private static int[] shape(InputStream in, String name) throws IOException {
    byte[] start = in.readNBytes(START);
    if (!isOne(start)) {
      throw invalid(name, "it does not begin like an IDX file of unsigned bytes");
    }
    int[] shape = new int[start[3]];
    ByteBuffer sizes = ByteBuffer.wrap(in.readNBytes(4 * shape.length));
    if (sizes.remaining() < 4 * shape.length) {
      throw invalid(name, "it ends within its header");
    }
    for (int i = 0; i < shape.length; i++) {
      shape[i] = sizes.getInt();
      if (shape[i] < 0) {
        throw invalid(name, "a size of it is above 2^31");
      }
    }
    size(shape, name);
    return shape;
  }

  private static long size(int[] shape) {
    long size = 1;
    for (int length : shape) {
      size = Math.multiplyExact(size, (long) length);
    }
    return size;
  }

  private static void size(int[] shape, String name) {
    try {
      size(shape);
    } catch (ArithmeticException e) {
      throw invalid(name, "its sizes " + Arrays.toString(shape) + " are too large");
    }
  }

  private static GeneraException wrongLength(String name, int[] shape) {
    return invalid(
        name,
        "its header promises "
            + Arrays.toString(shape)
            + " bytes and it has fewer or more; it is damaged or cut short");
  }

  private static GeneraException invalid(String name, String why) {
    return new GeneraException(
        StandardError.INVALID_DATA, "'" + name + "' cannot be read: " + why + ".");
  }

  GeneraException invalid(String why) {
    return invalid(name, why);
  }

  String name() {
    return name;
  }

  /** The sizes, one a dimension. */
  int[] shape() {
    return shape.clone();
  }

  int rows() {
    return shape[0];
  }

  /** The values of some consecutive rows. */
  byte[] rows(long first, int count) {
    long size = rows() == 0 ? 0 : size(shape) / rows();
    byte[] values = new byte[Math.toIntExact(Math.multiplyExact(size, (long) count))];
    if (channel.isEmpty()) {
      content.get((int) (first * size), values);
      return values;
    }
    ByteBuffer buffer = ByteBuffer.wrap(values);
    long at = START + 4L * shape.length + first * size;
    try {
      while (buffer.hasRemaining()) {
        int read = channel.get().read(buffer, at + buffer.position());
        if (read < 0) {
          throw invalid("it ends early; something else shortened it");
        }
      }
    } catch (IOException e) {
      throw failed(e);
    }
    return values;
  }

  private GeneraException failed(IOException e) {
    return new GeneraException(
        StandardError.INPUT_OUTPUT, "'" + name + "' cannot be read: " + e.getMessage() + ".", e);
  }

  @Override
  public void close() {
    if (channel.isPresent()) {
      try {
        channel.get().close();
      } catch (IOException e) {
        throw failed(e);
      }
    }
  }
}
