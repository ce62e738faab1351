package org.genera.api.data;

import java.util.AbstractList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A table with random access: each block is a split of its own. */
record BlockDataset(Schema schema, long count, BlockSource source) implements Dataset {

  @Override
  public OptionalLong rows() {
    return OptionalLong.of(count);
  }

  @Override
  public List<Split> splits(ReadRequest request) {
    return new EvenSplits(count, request.blockRows());
  }

  @Override
  public BatchReader read(Split split, ReadRequest request) {
    return new BlockReader(split, request);
  }

  @Override
  public void close() {
    source.close();
  }

  /** Splits of one block each, made when asked for: a billion rows take no memory. */
  private static final class EvenSplits extends AbstractList<Split> {
    private final long rows;
    private final int blockRows;

    EvenSplits(long rows, int blockRows) {
      this.rows = rows;
      this.blockRows = blockRows;
    }

    @Override
    public Split get(int index) {
      long first = (long) index * blockRows;
      return new Split(index, first, Math.min(blockRows, rows - first));
    }

    @Override
    public int size() {
      return Math.toIntExact((rows + blockRows - 1) / blockRows);
    }
  }

  private final class BlockReader implements BatchReader {
    private final ReadRequest request;
    private final long end;
    private long next;

    BlockReader(Split split, ReadRequest request) {
      this.request = request;
      next = split.firstRow();
      end = split.firstRow() + split.rows();
    }

    @Override
    public Optional<Batch> next() {
      if (next >= end) {
        return Optional.empty();
      }
      int rows = (int) Math.min(request.blockRows(), end - next);
      Batch block = request.apply(source.block(next, rows));
      next += rows;
      return Optional.of(block);
    }

    @Override
    public void close() {}
  }
}
