package org.genera.api.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Batches in memory. Blocks that are batches already are handed out as they are; others are copied
 * together.
 */
final class MemoryDataset implements Dataset {

  private final Schema schema;
  private final List<Batch> batches;
  private final long[] firstRows;

  MemoryDataset(Schema schema, List<Batch> batches) {
    this.schema = schema;
    this.batches = List.copyOf(batches);
    firstRows = new long[batches.size() + 1];
    for (int i = 0; i < batches.size(); i++) {
      if (!batches.get(i).schema().equals(schema)) {
        throw new IllegalArgumentException(
            "batch " + i + " has another schema: " + batches.get(i).schema());
      }
      firstRows[i + 1] = firstRows[i] + batches.get(i).rows();
    }
  }

  @Override
  public Schema schema() {
    return schema;
  }

  @Override
  public OptionalLong rows() {
    return OptionalLong.of(count());
  }

  private long count() {
    return firstRows[batches.size()];
  }

  @Override
  public List<Split> splits(ReadRequest request) {
    List<Split> splits = new ArrayList<>();
    for (long first = 0; first < count(); first += request.blockRows()) {
      splits.add(new Split(splits.size(), first, Math.min(request.blockRows(), count() - first)));
    }
    return splits;
  }

  @Override
  public BatchReader read(Split split, ReadRequest request) {
    return new BlockReader(
        split, request.blockRows(), (first, rows) -> request.apply(block(first, rows)));
  }

  private Batch block(long first, int rows) {
    int batch = 0;
    while (firstRows[batch + 1] <= first) {
      batch++;
    }
    int offset = (int) (first - firstRows[batch]);
    if (offset + rows <= batches.get(batch).rows()) {
      return batches.get(batch).slice(offset, offset + rows).at(first);
    }
    return Batches.concat(schema, batches.subList(batch, batches.size()), offset, rows).at(first);
  }

  /** Cuts a split into blocks. */
  static final class BlockReader implements BatchReader {

    /** Makes a block from its place. */
    interface Source {
      Batch block(long first, int rows);
    }

    private final int blockRows;
    private final Source source;
    private final long end;
    private long next;

    BlockReader(Split split, int blockRows, Source source) {
      this.blockRows = blockRows;
      this.source = source;
      next = split.firstRow();
      end = split.firstRow() + split.rows();
    }

    @Override
    public Optional<Batch> next() {
      if (next >= end) {
        return Optional.empty();
      }
      int rows = (int) Math.min(blockRows, end - next);
      Batch block = source.block(next, rows);
      next += rows;
      return Optional.of(block);
    }

    @Override
    public void close() {}
  }
}
