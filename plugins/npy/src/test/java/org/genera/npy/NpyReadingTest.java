package org.genera.npy;

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
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.Column;
import org.genera.api.data.DataSource;
import org.genera.api.data.Dataset;
import org.genera.api.data.Detection;
import org.genera.api.data.OpenRequest;
import org.genera.api.data.ReadRequest;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.genera.api.data.WholeVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NpyReadingTest {

  private static final Schema MODEL =
      Schema.of(
          Column.real("height"),
          Column.real("weight"),
          Column.category("label", "a", "b").withRole(Role.LABEL));

  @TempDir private Path directory;

  @Test
  void rowsAndColumnsAreThoseOfNumPyInEitherOrder() throws IOException {
    Path rowMajor =
        Tables.file(directory, "<f8", false, "(2, 3)", Tables.doubles(1, 2, 3, 4, 5, 6));
    assertTable(Tables.read(rowMajor), new double[][] {{1, 4}, {2, 5}, {3, 6}});
    Path columnMajor =
        Tables.file(directory, "<f8", true, "(2, 3)", Tables.doubles(1, 4, 2, 5, 3, 6));
    assertTable(Tables.read(columnMajor), new double[][] {{1, 4}, {2, 5}, {3, 6}});
  }

  @Test
  void aListOfNumbersIsOneColumn() throws IOException {
    Path file = Tables.file(directory, "<f8", false, "(3,)", Tables.doubles(1, 2, 3));
    assertTable(Tables.read(file), new double[][] {{1, 2, 3}});
  }

  @Test
  void floatsAreRealAndWholeNumbersInteger() throws IOException {
    ByteBuffer floats = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putFloat(0, 0.5f);
    Path file = Tables.file(directory, "<f4", false, "(1, 1)", floats);
    assertEquals(Schema.of(Column.real("c1")), Tables.read(file).schema());
    ByteBuffer wholes = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(0, -7);
    Batch read = Tables.read(Tables.file(directory, "<i4", false, "(1, 1)", wholes));
    assertEquals(Schema.of(Column.whole("c1")), read.schema());
    assertEquals(-7, read.numbers(0)[0]);
  }

  @Test
  void wholeNumbersOf64BitsAreExact() throws IOException {
    long[] values = {Long.MAX_VALUE, Long.MIN_VALUE + 1, (1L << 53) + 1};
    Path file = Tables.file(directory, "<i8", false, "(3,)", Tables.longs(values));
    assertArrayEquals(values, ((WholeVector) Tables.read(file).column(0)).values());
  }

  @Test
  void notANumberIsAMissingCell() throws IOException {
    Path file = Tables.file(directory, "<f8", false, "(2, 1)", Tables.doubles(Double.NaN, 2));
    Batch read = Tables.read(file);
    assertTrue(read.column(0).isMissing(0));
    assertEquals(2, read.numbers(0)[1]);
  }

  @Test
  void anInfiniteNumberIsAnErrorWithItsRowAndColumn() throws IOException {
    double[] values = {1, 2, 3, Double.NEGATIVE_INFINITY};
    Path file = Tables.file(directory, "<f8", false, "(2, 2)", Tables.doubles(values));
    assertInvalid(() -> Tables.read(file), "array.npy', row 2, column 'c2'");
  }

  @Test
  void theWholeNumberThatMarksMissingCellsIsAnError() throws IOException {
    Path file = Tables.file(directory, "<i8", false, "(1,)", Tables.longs(Long.MIN_VALUE));
    assertInvalid(() -> Tables.read(file), "row 1, column 'c1'");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void blocksOfAnySizeHoldTheSameRows(boolean fortran) throws IOException {
    double[] values = IntStream.range(0, 3000).mapToDouble(i -> i).toArray();
    Path file = Tables.file(directory, "<f8", fortran, "(1000, 3)", Tables.doubles(values));
    try (Dataset dataset = Tables.open(file)) {
      Batch whole = Tables.read(dataset, ReadRequest.all());
      for (int blockRows : new int[] {1, 7, 999, 1000}) {
        Batch read = Tables.read(dataset, ReadRequest.all().blockRows(blockRows));
        for (int column = 0; column < 3; column++) {
          assertArrayEquals(whole.numbers(column), read.numbers(column));
        }
      }
    }
  }

  @Test
  void aProjectionReadsTheColumnsWanted() throws IOException {
    Path file = Tables.file(directory, "<f8", false, "(2, 2)", Tables.doubles(1, 2, 3, 4));
    try (Dataset dataset = Tables.open(file)) {
      Batch read = Tables.read(dataset, ReadRequest.all().columns(List.of("c2")));
      assertEquals(List.of("c2"), read.schema().names());
      assertTable(read, new double[][] {{2, 4}});
    }
  }

  @Test
  void namesComeFromTheModelByPositionWithOrWithoutItsLabel() throws IOException {
    Path all = Tables.file(directory, "<f8", false, "(1, 3)", Tables.doubles(1, 2, 0));
    try (Dataset dataset = Tables.openNamed(all, MODEL)) {
      assertEquals(List.of("height", "weight", "label"), dataset.schema().names());
    }
    Path features = Tables.file(directory, "<f8", false, "(1, 2)", Tables.doubles(1, 2));
    try (Dataset dataset = Tables.openNamed(features, MODEL)) {
      assertEquals(List.of("height", "weight"), dataset.schema().names());
    }
  }

  @Test
  void aModelOfOtherWidthIsAMismatch() throws IOException {
    Path file = Tables.file(directory, "<f8", false, "(1, 1)", Tables.doubles(1));
    GeneraException error =
        assertThrows(GeneraException.class, () -> Tables.openNamed(file, MODEL));
    assertEquals(StandardError.SCHEMA_MISMATCH, error.code());
    assertTrue(error.getMessage().contains("height, weight, label"), error.getMessage());
  }

  @Test
  void namesOfAModelNeedAModel() throws IOException {
    Path file = Tables.file(directory, "<f8", false, "(1, 1)", Tables.doubles(1));
    OpenRequest request =
        OpenRequest.of(Tables.source(file)).options(Tables.options("names", "model")).build();
    GeneraException error =
        assertThrows(GeneraException.class, () -> new NpyFormat().open(request));
    assertEquals(StandardError.USAGE, error.code());
  }

  @Test
  void anEmptyArrayHasNoRows() throws IOException {
    Path file = Tables.file(directory, "<f8", false, "(0, 4)", Tables.doubles());
    try (Dataset dataset = Tables.open(file)) {
      assertEquals(0, dataset.rows().orElseThrow());
      assertTrue(dataset.splits(ReadRequest.all()).isEmpty());
    }
  }

  /** Headers that claim what is not there must not cost memory. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "<f8 ; (0, 2147483647)        ; 0 ; columns",
        "<f8 ; (2147483647, 0)        ; 0 ; columns",
        "<f8 ; (1, 1, 1)              ; 1 ; 3 dimensions",
        "<f8 ; ()                     ; 1 ; 0 dimensions",
        "<f8 ; (1000000000, 1000)     ; 1 ; needs",
        "<f8 ; (4294967296, 1)        ; 1 ; shape",
        "<f8 ; (-1, 1)                ; 1 ; shape",
        "<f8 ; (2, 1)                 ; 1 ; needs 16 bytes",
        "<c16; (1,)                   ; 2 ; not read",
        "|O  ; (1,)                   ; 1 ; not read",
        "<U4 ; (1,)                   ; 2 ; not read"
      })
  void hostileHeadersAreErrorsWithTheFile(String descr, String shape, int numbers, String reason)
      throws IOException {
    ByteBuffer data = Tables.doubles(new double[numbers]);
    Path file = Tables.file(directory, descr, false, shape, data);
    assertInvalid(() -> Tables.open(file), reason);
  }

  @Test
  void everyTruncationOfAFileIsAnError() throws IOException {
    Path file = Tables.file(directory, "<f8", false, "(2, 1)", Tables.doubles(1, 2));
    byte[] bytes = Files.readAllBytes(file);
    for (int length = 0; length < bytes.length; length++) {
      Files.write(file, Arrays.copyOf(bytes, length));
      assertInvalid(() -> Tables.open(file), "array.npy");
    }
  }

  @Test
  void anAbsentFileIsNoData() {
    GeneraException error =
        assertThrows(GeneraException.class, () -> Tables.open(directory.resolve("none.npy")));
    assertEquals(StandardError.NO_DATA, error.code());
  }

  @Test
  void itIsKnownByItsMagicThenByItsName() {
    NpyFormat format = new NpyFormat();
    byte[] magic = "?NUMPY".getBytes(StandardCharsets.ISO_8859_1);
    magic[0] = (byte) 0x93;
    assertEquals(
        Detection.CONTENT, format.detect(new DataSource("x.csv", Optional.empty(), magic)));
    byte[] text = "a,b".getBytes(StandardCharsets.UTF_8);
    assertEquals(Detection.SUFFIX, format.detect(new DataSource("x.NPY", Optional.empty(), text)));
    assertEquals(Detection.NO, format.detect(new DataSource("x.csv", Optional.empty(), text)));
  }

  private static void assertTable(Batch actual, double[][] columns) {
    assertEquals(columns.length, actual.schema().size());
    for (int column = 0; column < columns.length; column++) {
      assertArrayEquals(columns[column], actual.numbers(column));
    }
  }

  private static void assertInvalid(Runnable work, String reason) {
    GeneraException error = assertThrows(GeneraException.class, work::run);
    assertEquals(StandardError.INVALID_DATA, error.code());
    assertTrue(error.getMessage().contains(reason), error.getMessage());
  }
}
