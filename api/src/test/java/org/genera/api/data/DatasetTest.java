package org.genera.api.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatasetTest {

  private static final Schema SCHEMA = Schema.of(Column.real("x"), Column.real("y"));

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 7, 10, 100})
  void blocksAreFullWhateverTheBatchesWere(int blockRows) {
    Dataset data = Dataset.of(SCHEMA, List.of(rows(0, 4), rows(4, 5), rows(5, 5), rows(5, 10)));
    ReadRequest request = ReadRequest.all().columns(List.of("y")).blockRows(blockRows);
    List<Batch> blocks = read(data, request);
    List<Double> seen = new ArrayList<>();
    for (int i = 0; i < blocks.size(); i++) {
      assertEquals(seen.size(), blocks.get(i).firstRow());
      assertEquals(i == blocks.size() - 1 ? 10 - seen.size() : blockRows, blocks.get(i).rows());
      for (double y : blocks.get(i).numbers(0)) {
        seen.add(y);
      }
    }
    assertEquals(IntStream.range(0, 10).mapToObj(i -> -1.0 * i).toList(), seen);
  }

  @Test
  void aRepeatedRowTakesNoMemory() {
    Dataset data = Dataset.repeat(rows(3, 4), 10_000_000_000L);
    List<Split> splits = data.splits(ReadRequest.all().blockRows(100_000));
    assertEquals(100_000, splits.size());
    Split last = splits.get(99_999);
    try (BatchReader reader = data.read(last, ReadRequest.all().blockRows(100_000))) {
      Batch block = reader.next().orElseThrow();
      assertEquals(9_999_900_000L, block.firstRow());
      assertArrayEquals(
          new double[] {3, 3}, new double[] {block.numbers(0)[0], block.numbers(0)[99_999]});
      assertEquals(Optional.empty(), reader.next());
    }
  }

  @Test
  void blocksOfARepeatedRowKnowTheirPlacesAndSizes() {
    List<Batch> blocks = read(Dataset.repeat(rows(3, 4), 10), ReadRequest.all().blockRows(4));
    assertEquals(List.of(0L, 4L, 8L), blocks.stream().map(Batch::firstRow).toList());
    assertEquals(List.of(4, 4, 2), blocks.stream().map(Batch::rows).toList());
    for (Batch block : blocks) {
      for (double y : block.numbers(1)) {
        assertEquals(-3, y);
      }
    }
  }

  private static Batch rows(int from, int to) {
    return Batch.ofReals(
        SCHEMA,
        IntStream.range(from, to).mapToDouble(i -> i).toArray(),
        IntStream.range(from, to).mapToDouble(i -> -1.0 * i).toArray());
  }

  private static List<Batch> read(Dataset data, ReadRequest request) {
    List<Batch> blocks = new ArrayList<>();
    for (Split split : data.splits(request)) {
      try (BatchReader reader = data.read(split, request)) {
        reader.next().ifPresent(blocks::add);
        assertEquals(Optional.empty(), reader.next());
      }
    }
    return blocks;
  }
}
