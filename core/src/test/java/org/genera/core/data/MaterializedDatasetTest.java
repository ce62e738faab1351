package org.genera.core.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.genera.api.Cancellation;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.Dataset;
import org.genera.api.data.ReadRequest;
import org.genera.api.data.RealVector;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.genera.api.data.WholeVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaterializedDatasetTest {

  private static final long SEED = 11;
  private static final long PLENTY = 1L << 40;
  private static final long NOTHING = 0;

  private final Batch table = Tables.everyKind(250, new Random(SEED));
  private final Dataset source = Tables.streamed(Dataset.of(table));

  private static MaterializedDataset materialize(Dataset data, int blockRows, long bytes) {
    return MaterializedDataset.of(data, blockRows, new Cancellation(), new MemoryBudget(bytes));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 50, 64, 250, 1000})
  void cellsAreTheSourcesWhereverTheyAreKeptAndHoweverTheyAreCut(int wantedRows) {
    List<String> expected = Tables.rows(Dataset.of(table));
    for (long budget : new long[] {PLENTY, 20_000, NOTHING}) {
      try (MaterializedDataset kept = materialize(source, 50, budget)) {
        assertEquals(250, kept.rows().orElseThrow());
        ReadRequest request = ReadRequest.all().blockRows(wantedRows);
        assertEquals(expected, Tables.rows(kept, request), "seed " + SEED);
        long next = 0;
        for (Batch block : Tables.blocks(kept, request)) {
          assertEquals(next, block.firstRow());
          assertEquals(Math.min(wantedRows, 250 - next), block.rows());
          next += block.rows();
        }
      }
    }
  }

  @Test
  void aProjectionReadsItsColumnsInItsOrder() {
    ReadRequest request = ReadRequest.all().columns(List.of("text", "real"));
    List<String> expected = Tables.rows(Dataset.of(table), request);
    for (long budget : new long[] {PLENTY, NOTHING}) {
      try (MaterializedDataset kept = materialize(source, 50, budget)) {
        assertEquals(expected, Tables.rows(kept, request));
      }
    }
  }

  @Test
  void blocksInMemoryAreHandedOutWithoutACopy() {
    Dataset data = Dataset.of(table);
    try (MaterializedDataset kept = materialize(data, 250, PLENTY)) {
      Batch block = Tables.blocks(kept, ReadRequest.all().blockRows(250)).get(0);
      assertSame(table.column(0), block.column(0));
      assertFalse(kept.isSpilled());
    }
  }

  @Test
  void theDigestIsOfTheCellsNotOfTheirStorage() {
    String digest = digest(table, 50, PLENTY);
    assertEquals(64, digest.length());
    assertEquals(digest, digest(table, 7, PLENTY));
    assertEquals(digest, digest(table, 64, NOTHING));
    assertEquals(digest, digest(table, 64, 20_000));
  }

  @Test
  void theDigestSeesEveryCellNameAndKind() {
    Schema schema = Schema.of(Column.real("x"));
    String digest = digest(Batch.ofReals(schema, new double[] {1, 2}), 10, PLENTY);
    Batch otherCell = Batch.ofReals(schema, new double[] {1, Math.nextUp(2)});
    Batch otherName = Batch.ofReals(Schema.of(Column.real("y")), new double[] {1, 2});
    Batch longer = Batch.ofReals(schema, new double[] {1, 2, 0});
    for (Batch other : List.of(otherCell, otherName, longer)) {
      assertNotEquals(digest, digest(other, 10, PLENTY));
    }
  }

  @Test
  void allMissingNumbersHaveOneDigest() {
    Schema schema = Schema.of(Column.real("x"));
    double otherNan = Double.longBitsToDouble(0x7ff8000000000123L);
    assertEquals(
        digest(Batch.ofReals(schema, new double[] {Double.NaN}), 10, PLENTY),
        digest(Batch.ofReals(schema, new double[] {otherNan}), 10, PLENTY));
  }

  private static String digest(Batch batch, int blockRows, long budget) {
    try (MaterializedDataset kept = materialize(Dataset.of(batch), blockRows, budget)) {
      return kept.digest();
    }
  }

  @Test
  void identifiersAndIgnoredColumnsAreNotKept() {
    Schema schema =
        Schema.of(
            new Column("id", new ColumnType.Real(), Role.ID),
            Column.real("x"),
            new Column("w", new ColumnType.Real(), Role.WEIGHT),
            new Column("z", new ColumnType.Real(), Role.IGNORED));
    double[] values = {1, 2};
    Batch batch = Batch.ofReals(schema, values, values, values, values);
    try (MaterializedDataset kept = materialize(Dataset.of(batch), 10, PLENTY)) {
      assertEquals(List.of("x", "w"), kept.schema().names());
    }
  }

  @Test
  void noRowsAreFine() {
    Dataset empty = Dataset.of(Schema.of(Column.real("x")), List.of());
    try (MaterializedDataset kept = materialize(empty, 10, NOTHING)) {
      assertEquals(0, kept.rows().orElseThrow());
      assertEquals(List.of(), kept.splits(ReadRequest.all()));
    }
  }

  @Test
  void theTemporaryFileHasNoNameAnyMore() throws IOException {
    try (MaterializedDataset kept = materialize(source, 50, NOTHING)) {
      assertTrue(kept.isSpilled());
      assertEquals(250, Tables.rows(kept).size());
      if (!System.getProperty("os.name").startsWith("Windows")) {
        assertEquals(List.of(), spillFiles());
      }
    }
    assertEquals(List.of(), spillFiles());
  }

  private static List<Path> spillFiles() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files.filter(file -> file.toString().endsWith(".blocks")).toList();
    }
  }

  @Test
  void theBudgetIsSharedAndGivenBack() {
    MemoryBudget budget = new MemoryBudget(8 * 250);
    Batch reals = table.select(List.of("real"));
    Cancellation never = new Cancellation();
    MaterializedDataset first = MaterializedDataset.of(Dataset.of(reals), 50, never, budget);
    MaterializedDataset second = MaterializedDataset.of(Dataset.of(reals), 50, never, budget);
    assertFalse(first.isSpilled());
    assertTrue(second.isSpilled());
    first.close();
    second.close();
    try (MaterializedDataset third = MaterializedDataset.of(Dataset.of(reals), 50, never, budget)) {
      assertFalse(third.isSpilled());
    }
  }

  @Test
  void cancellationStopsTheReadingAndGivesTheMemoryBack() {
    Cancellation cancelled = new Cancellation();
    cancelled.cancel();
    MemoryBudget budget = new MemoryBudget(PLENTY);
    GeneraException error =
        assertThrows(
            GeneraException.class, () -> MaterializedDataset.of(source, 50, cancelled, budget));
    assertEquals(StandardError.CANCELLED, error.code());
    assertTrue(budget.take(PLENTY));
  }

  @Test
  void severalThreadsReadTheFileAtOnce() {
    Schema schema = Schema.of(Column.real("x"), Column.whole("i"));
    int rows = 100_000;
    double[] x = IntStream.range(0, rows).mapToDouble(i -> i * 0.5).toArray();
    Batch batch =
        Batch.of(
            schema,
            0,
            rows,
            List.of(
                new RealVector(x),
                new WholeVector(IntStream.range(0, rows).asLongStream().toArray())));
    try (MaterializedDataset kept = materialize(Dataset.of(batch), 512, NOTHING)) {
      ReadRequest request = ReadRequest.all().blockRows(512);
      List<double[]> read =
          kept.splits(request).parallelStream()
              .map(split -> kept.read(split, request).next().orElseThrow().numbers(0))
              .toList();
      assertArrayEquals(x, read.stream().flatMapToDouble(Arrays::stream).toArray());
    }
  }
}
