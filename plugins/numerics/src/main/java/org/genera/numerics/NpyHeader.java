package org.genera.numerics;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;

/**
 * The header of a .npy file (NEP 1): magic, version, length, and a Python dictionary.
 *
 * @param type the kind of numbers
 * @param order the order of their bytes
 * @param fortranOrder whether the first index runs fastest
 * @param shape the sizes
 * @param dataOffset where the numbers begin
 */
record NpyHeader(NpyType type, ByteOrder order, boolean fortranOrder, int[] shape, int dataOffset) {

  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final int LONGEST = 1 << 20;
  private static final int WRITTEN_LENGTH = 128;
  private static final Pattern DESCR = Pattern.compile("'descr'\\s*:\\s*'([^']*)'");
  private static final Pattern FORTRAN = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)\\b");
  private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([^()]*)\\)");

  static NpyHeader read(FileChannel channel, Path path) throws IOException {
    ByteBuffer start = bytes(channel, 0, 8, path);
    byte[] magic = new byte[MAGIC.length];
    start.get(magic);
    if (!Arrays.equals(magic, MAGIC)) {
      throw invalid(path, "it is no NumPy file: it does not begin with \\x93NUMPY");
    }
    int version = start.get();
    if (version < 1 || version > 3) {
      throw invalid(path, "version " + version + " of the format is not known; 1 to 3 are");
    }
    int lengthSize = version == 1 ? 2 : 4;
    ByteBuffer length = bytes(channel, 8, lengthSize, path).order(ByteOrder.LITTLE_ENDIAN);
    long headerLength =
        version == 1
            ? Short.toUnsignedLong(length.getShort())
            : Integer.toUnsignedLong(length.getInt());
    if (headerLength > LONGEST) {
      throw invalid(path, "its header claims " + headerLength + " bytes");
    }
    ByteBuffer header = bytes(channel, 8 + lengthSize, (int) headerLength, path);
    String text =
        (version == 3 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1)
            .decode(header)
            .toString();
    return parse(text, 8 + lengthSize + (int) headerLength, path).checked(channel.size(), path);
  }

  private static NpyHeader parse(String text, int dataOffset, Path path) {
    Matcher descr = DESCR.matcher(text);
    Matcher fortran = FORTRAN.matcher(text);
    Matcher shape = SHAPE.matcher(text);
    if (!descr.find() || !fortran.find() || !shape.find()) {
      throw invalid(
          path,
          "its header does not hold a plain 'descr', 'fortran_order' and 'shape'; structured arrays"
              + " are not read");
    }
    return new NpyHeader(
        type(descr.group(1), path),
        descr.group(1).startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN,
        fortran.group(1).equals("True"),
        shape(shape.group(1), path),
        dataOffset);
  }

  private static NpyType type(String descr, Path path) {
    if (!descr.matches("[<>|=][a-z]\\d")) {
      throw unreadable(descr, path);
    }
    return Arrays.stream(NpyType.values())
        .filter(type -> type.name().equals(descr.substring(1).toUpperCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(() -> unreadable(descr, path));
  }

  private static GeneraException unreadable(String descr, Path path) {
    return invalid(
        path,
        "numbers of type '"
            + descr
            + "' are not read; convert them in NumPy with .astype('f8') or .astype('i8')");
  }

  private static int[] shape(String text, Path path) {
    if (text.isBlank()) {
      return new int[0];
    }
    String[] sizes = text.strip().replaceFirst(",$", "").split(",", -1);
    int[] shape = new int[sizes.length];
    for (int i = 0; i < sizes.length; i++) {
      try {
        shape[i] = Integer.parseUnsignedInt(sizes[i].strip());
      } catch (NumberFormatException e) {
        throw invalid(path, "its shape (" + text + ") is no list of sizes below 2^31");
      }
      if (shape[i] < 0) {
        throw invalid(path, "its shape (" + text + ") is no list of sizes below 2^31");
      }
    }
    return shape;
  }

  /** Compares what the shape needs with what the file has, before anything is allocated. */
  private NpyHeader checked(long fileSize, Path path) {
    long needed = type.size();
    try {
      for (int size : shape) {
        needed = Math.multiplyExact(needed, (long) size);
      }
    } catch (ArithmeticException e) {
      throw invalid(path, "its shape " + Arrays.toString(shape) + " is too large");
    }
    if (needed != fileSize - dataOffset) {
      throw invalid(
          path,
          "its shape "
              + Arrays.toString(shape)
              + " needs "
              + needed
              + " bytes of numbers, but it has "
              + (fileSize - dataOffset));
    }
    return this;
  }

  /** The header as bytes, of the same length whatever the shape, so that it can be rewritten. */
  static ByteBuffer write(NpyType type, int... shape) {
    String sizes = Arrays.stream(shape).mapToObj(size -> size + ",").collect(Collectors.joining());
    String text =
        "{'descr': '<"
            + type.name().toLowerCase(Locale.ROOT)
            + "', 'fortran_order': False, 'shape': ("
            + sizes
            + "), }";
    int length = WRITTEN_LENGTH - MAGIC.length - 4;
    if (text.length() > length - 1) {
      throw new IllegalArgumentException("too many dimensions: " + shape.length);
    }
    ByteBuffer bytes = ByteBuffer.allocate(WRITTEN_LENGTH).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put(MAGIC).put((byte) 1).put((byte) 0).putShort((short) length);
    bytes.put(text.getBytes(StandardCharsets.US_ASCII));
    while (bytes.remaining() > 1) {
      bytes.put((byte) ' ');
    }
    return bytes.put((byte) '\n').flip();
  }

  private static ByteBuffer bytes(FileChannel channel, long position, int length, Path path)
      throws IOException {
    if (channel.size() < position + length) {
      throw invalid(path, "it ends within its header");
    }
    return NpyReader.fill(channel, position, ByteBuffer.allocate(length), path);
  }

  static GeneraException invalid(Path path, String reason) {
    return new GeneraException(
        StandardError.INVALID_DATA, "'" + path + "' cannot be read: " + reason + ".");
  }
}
