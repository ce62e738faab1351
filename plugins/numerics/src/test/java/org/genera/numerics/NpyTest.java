package org.genera.numerics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** NumPy files as NumPy writes them, and as it does not. */
class NpyTest {

  @TempDir Path folder;

  private Path file(int version, String dictionary, byte[] data) throws IOException {
    byte[] text = dictionary.getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes =
        ByteBuffer.allocate(8 + (version == 1 ? 2 : 4) + text.length + data.length)
            .order(ByteOrder.LITTLE_ENDIAN);
    bytes.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII));
    bytes.put((byte) version).put((byte) 0);
    if (version == 1) {
      bytes.putShort((short) text.length);
    } else {
      bytes.putInt(text.length);
    }
    bytes.put(text).put(data);
    Path path = folder.resolve("array.npy");
    Files.write(path, bytes.array());
    return path;
  }

  private static byte[] ints(ByteOrder order, int... values) {
    ByteBuffer bytes = ByteBuffer.allocate(values.length * 4).order(order);
    for (int value : values) {
      bytes.putInt(value);
    }
    return bytes.array();
  }

  @Test
  void readsEveryVersionAndByteOrder() throws IOException {
    for (int version = 1; version <= 3; version++) {
      Path little =
          file(
              version,
              "{'descr': '<i4', 'fortran_order': False, 'shape': (2, 3), }\n",
              ints(ByteOrder.LITTLE_ENDIAN, 1, 2, 3, 4, 5, 6));
      assertArrayEquals(new double[] {1, 2, 3, 4, 5, 6}, NpyArray.read(little).values());
      Path big =
          file(
              version,
              "{'shape': (6,), 'fortran_order': False, 'descr': '>i4'}",
              ints(ByteOrder.BIG_ENDIAN, 1, 2, 3, 4, 5, 6));
      assertArrayEquals(new int[] {6}, NpyArray.read(big).shape());
      assertArrayEquals(new double[] {1, 2, 3, 4, 5, 6}, NpyArray.read(big).values());
    }
  }

  @Test
  void fortranOrderIsTurned() throws IOException {
    Path path =
        file(
            1,
            "{'descr': '<i4', 'fortran_order': True, 'shape': (2, 3, 2), }\n",
            ints(ByteOrder.LITTLE_ENDIAN, 0, 100, 10, 110, 20, 120, 1, 101, 11, 111, 21, 121));
    assertArrayEquals(
        new double[] {0, 1, 10, 11, 20, 21, 100, 101, 110, 111, 120, 121},
        NpyArray.read(path).values());
  }

  @Test
  void rowsStreamAndWholeNumbersStayExact() {
    Path path = folder.resolve("rows.npy");
    long large = (1L << 60) + 1;
    try (NpyWriter writer = NpyWriter.create(path, NpyType.I8, 2)) {
      for (int row = 0; row < 50_000; row++) {
        writer.writeRow(row, large + row);
      }
    }
    try (NpyReader reader = NpyReader.open(path)) {
      assertArrayEquals(new int[] {50_000, 2}, reader.shape());
      assertEquals(NpyType.I8, reader.dtype());
      long[][] columns = reader.readWholeRows(49_998, 2);
      assertArrayEquals(new long[] {49_998, 49_999}, columns[0]);
      assertArrayEquals(new long[] {large + 49_998, large + 49_999}, columns[1]);
      assertThrows(IndexOutOfBoundsException.class, () -> reader.readRows(49_999, 2));
    }
  }

  @Test
  void arraysComeBackBitForBit() {
    Path path = folder.resolve("bits.npy");
    double[] values = {
      -0.0, Double.NaN, Double.NEGATIVE_INFINITY, Double.MIN_VALUE, 1 / 3.0, 1e300
    };
    new NpyArray(new int[] {3, 1, 2}, values).write(path);
    NpyArray read = NpyArray.read(path);
    assertArrayEquals(new int[] {3, 1, 2}, read.shape());
    assertArrayEquals(values, read.values());
  }

  @Test
  void hostileFilesAreRefusedByNameAndReason() throws IOException {
    String good = "{'descr': '<i4', 'fortran_order': False, 'shape': (2,), }";
    refused(file(1, good, new byte[7]), "needs 8 bytes");
    refused(file(1, good, new byte[9]), "needs 8 bytes");
    refused(file(4, good, new byte[8]), "version 4");
    refused(file(1, good.replace("<i4", "<c8"), new byte[8]), "'<c8'");
    refused(file(1, good.replace("'<i4'", "[('a', '<i4')]"), new byte[8]), "structured");
    refused(file(1, good.replace("(2,)", "(-2,)"), new byte[8]), "shape");
    refused(file(1, good.replace("(2,)", "(2147483647, 2147483647, 9)"), new byte[8]), "too large");
    Path cut = folder.resolve("cut.npy");
    Files.write(cut, new byte[] {(byte) 0x93, 'N', 'U'});
    refused(cut, "ends within its header");
    Files.write(cut, "not,numpy,at,all".getBytes(StandardCharsets.US_ASCII));
    refused(cut, "no NumPy file");
  }

  private static void refused(Path path, String reason) {
    GeneraException e = assertThrows(GeneraException.class, () -> NpyArray.read(path));
    assertEquals(StandardError.INVALID_DATA, e.code());
    assertTrue(e.getMessage().contains(path.toString()), e.getMessage());
    assertTrue(e.getMessage().contains(reason), e.getMessage());
  }

  @Test
  void aFileThatIsNotThereIsNamedOnce() {
    Path absent = folder.resolve("absent.npy");
    GeneraException error = assertThrows(GeneraException.class, () -> NpyArray.read(absent));
    assertEquals(StandardError.NO_DATA, error.code());
    assertEquals("There is no file '" + absent + "'; check the path.", error.getMessage());
  }
}
