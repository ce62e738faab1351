package org.genera.npy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchBuilder;
import org.genera.api.data.BoolVector;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.RealVector;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.genera.api.data.WholeVector;
import org.genera.api.engine.RandomStream;
import org.genera.api.option.Options;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NpyWritingTest {

  private static final Schema XY = Schema.of(Column.real("x"), Column.real("y"));
  private static final Schema WHOLE = Schema.of(Column.whole("i"), Column.whole("j"));

  @TempDir private Path directory;

  @Test
  void realsComeBackBitByBitFromSeveralBatches() {
    RandomStream random = RandomStream.of(1, "npy", 0);
    double[] x = new double[5000];
    double[] y = new double[5000];
    for (int i = 0; i < x.length; i++) {
      x[i] = i % 10 == 0 ? Double.NaN : random.nextGaussian() * 1e300;
      y[i] = i % 7 == 0 ? -0.0 : Double.MIN_VALUE * random.nextInt(100);
    }
    Batch whole = Batch.ofReals(XY, x, y);
    Path file = directory.resolve("xy.npy");
    Tables.write(file, whole.slice(0, 4096), whole.slice(4096, 5000));
    Batch read = Tables.read(file);
    assertEquals(List.of("c1", "c2"), read.schema().names());
    assertArrayEquals(x, read.numbers(0));
    assertArrayEquals(y, read.numbers(1));
  }

  @Test
  void wholeNumbersComeBackExactly() {
    long[] i = {Long.MAX_VALUE, -1};
    long[] j = {0, (1L << 53) + 1};
    Path file = directory.resolve("ij.npy");
    Tables.write(file, wholes(i, j));
    Batch read = Tables.read(file);
    assertArrayEquals(i, ((WholeVector) read.column(0)).values());
    assertArrayEquals(j, ((WholeVector) read.column(1)).values());
  }

  @Test
  void mixedNumbersAreWrittenAsReals() {
    Schema schema =
        Schema.of(
            Column.real("x"),
            Column.whole("i"),
            new Column("b", new ColumnType.Bool(), Role.FEATURE));
    Batch batch =
        Batch.of(
            schema,
            0,
            2,
            List.of(
                new RealVector(new double[] {0.5, 1.5}),
                new WholeVector(new long[] {3, WholeVector.MISSING}),
                new BoolVector(new byte[] {1, 0})));
    Path file = directory.resolve("mixed.npy");
    Tables.write(file, batch);
    Batch read = Tables.read(file);
    assertArrayEquals(new double[] {0.5, 1.5}, read.numbers(0));
    assertArrayEquals(new double[] {3, Double.NaN}, read.numbers(1));
    assertArrayEquals(new double[] {1, 0}, read.numbers(2));
  }

  @Test
  void aMissingIntegerNeedsFloatingPoint() {
    Batch batch = wholes(new long[] {1, 2}, new long[] {3, WholeVector.MISSING});
    Path file = directory.resolve("missing.npy");
    GeneraException error =
        assertThrows(GeneraException.class, () -> Tables.write(file, batch.slice(0, 1), batch));
    assertEquals(StandardError.INVALID_DATA, error.code());
    assertTrue(error.getMessage().contains("Row 3, column 'j'"), error.getMessage());
    assertTrue(error.getMessage().contains("dtype=f8"), error.getMessage());
    Tables.write(file, Tables.options("dtype", "f8"), batch);
    assertArrayEquals(new double[] {3, Double.NaN}, Tables.read(file).numbers(1));
  }

  @Test
  void aWholeNumberThatFloatingPointWouldChangeIsAnError() {
    Options f8 = Tables.options("dtype", "f8");
    for (long value : new long[] {(1L << 53) + 1, -(1L << 53) - 1, Long.MAX_VALUE}) {
      Batch batch = wholes(new long[] {value}, new long[] {1L << 60});
      GeneraException error =
          assertThrows(
              GeneraException.class, () -> Tables.write(directory.resolve("x"), f8, batch));
      assertEquals(StandardError.INVALID_DATA, error.code());
      assertTrue(error.getMessage().contains("Row 1, column 'i'"), error.getMessage());
    }
  }

  @Test
  void columnsThatAreNoNumbersAreNamed() {
    Schema schema =
        Schema.of(
            Column.real("x"),
            Column.category("colour", "red", "green"),
            new Column("note", new ColumnType.Text(), Role.ID));
    GeneraException error =
        assertThrows(
            GeneraException.class,
            () -> Tables.write(directory.resolve("x"), Batch.missing(schema, 1)));
    assertEquals(StandardError.SCHEMA_MISMATCH, error.code());
    assertTrue(error.getMessage().contains("'colour', 'note'"), error.getMessage());
  }

  @Test
  void realsAreNotWrittenAsWholeNumbers() {
    Batch batch = Batch.ofReals(XY, new double[] {1}, new double[] {2});
    GeneraException error =
        assertThrows(
            GeneraException.class,
            () -> Tables.write(directory.resolve("x"), Tables.options("dtype", "i8"), batch));
    assertEquals(StandardError.SCHEMA_MISMATCH, error.code());
    assertTrue(error.getMessage().contains("'x', 'y'"), error.getMessage());
  }

  @Test
  void noRowsAreAnArrayOfNone() {
    Path file = directory.resolve("none.npy");
    Tables.write(file, Batch.ofReals(XY, new double[0], new double[0]));
    assertEquals(0, Tables.read(file).rows());
  }

  private static Batch wholes(long[] i, long[] j) {
    BatchBuilder builder = new BatchBuilder(WHOLE, i.length);
    for (int row = 0; row < i.length; row++) {
      for (int column = 0; column < 2; column++) {
        long value = column == 0 ? i[row] : j[row];
        if (value != WholeVector.MISSING) {
          builder.whole(column, value);
        }
      }
      builder.endRow();
    }
    return builder.build(0);
  }
}
