package org.genera.toy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchReader;
import org.genera.api.data.Dataset;
import org.genera.api.data.ImageVector;
import org.genera.api.data.ReadRequest;
import org.genera.api.data.Split;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ToyRowsTest {

  private static final Map<String, String> OPTIONS = Map.of("n", "500", "seed", "7");

  static Set<String> sets() {
    return ToySets.byName().keySet();
  }

  @ParameterizedTest
  @MethodSource("sets")
  void rowsAreTheSameInBlocksOfAnySize(String set) {
    Dataset dataset = Toys.open(set, OPTIONS).dataset();
    Batch whole = Toys.read(dataset, ReadRequest.all());
    assertEquals(500, whole.rows());
    for (int blockRows : new int[] {1, 7, 64, 499, 500}) {
      assertSame(whole, Toys.read(dataset, ReadRequest.all().blockRows(blockRows)));
    }
  }

  @ParameterizedTest
  @MethodSource("sets")
  void rowsAreTheSameFromManyThreadsAndOpenedAnew(String set) {
    Batch whole = Toys.rows(set, OPTIONS);
    List<Batch> again =
        IntStream.range(0, 4).parallel().mapToObj(i -> Toys.rows(set, OPTIONS)).toList();
    again.forEach(rows -> assertSame(whole, rows));
  }

  @ParameterizedTest
  @MethodSource("sets")
  void anotherSeedGivesOtherRows(String set) {
    Batch one = Toys.rows(set, OPTIONS);
    Batch other = Toys.rows(set, Map.of("n", "500", "seed", "8"));
    assertFalse(Arrays.equals(numbers(one, 0), numbers(other, 0)));
  }

  @ParameterizedTest
  @MethodSource("sets")
  void moreRowsBeginWithTheSameOnes(String set) {
    Batch more = Toys.rows(set, Map.of("n", "600", "seed", "7"));
    assertSame(Toys.rows(set, OPTIONS), more.slice(0, 500));
  }

  @ParameterizedTest
  @MethodSource("sets")
  void splitsHoldWholeBlocksAndBatchesKnowTheirPlace(String set) {
    Dataset dataset = Toys.open(set, OPTIONS).dataset();
    ReadRequest request = ReadRequest.all().blockRows(9);
    long expected = 0;
    for (Split split : dataset.splits(request)) {
      assertEquals(expected, split.firstRow());
      try (BatchReader reader = dataset.read(split, request)) {
        Batch first = reader.next().orElseThrow();
        assertEquals(split.firstRow(), first.firstRow());
      }
      expected += split.rows();
    }
    assertEquals(500, expected);
  }

  @ParameterizedTest
  @MethodSource("sets")
  void aProjectionReadsTheSameCells(String set) {
    Dataset dataset = Toys.open(set, OPTIONS).dataset();
    String last = dataset.schema().column(dataset.schema().size() - 1).name();
    Batch projected = Toys.read(dataset, ReadRequest.all().columns(List.of(last)));
    assertEquals(List.of(last), projected.schema().names());
    assertSame(Toys.rows(set, OPTIONS).select(List.of(last)), projected);
  }

  private static void assertSame(Batch expected, Batch actual) {
    assertEquals(expected.schema(), actual.schema());
    for (int column = 0; column < expected.schema().size(); column++) {
      assertArrayEquals(numbers(expected, column), numbers(actual, column));
    }
  }

  private static double[] numbers(Batch rows, int column) {
    if (!(rows.column(column) instanceof ImageVector images)) {
      return rows.numbers(column);
    }
    return IntStream.range(0, images.pixels().length)
        .mapToDouble(i -> images.pixels()[i])
        .toArray();
  }
}
