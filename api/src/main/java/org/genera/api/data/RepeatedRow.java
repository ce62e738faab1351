package org.genera.api.data;

import java.util.List;
import java.util.OptionalLong;

/** One row, many times. */
final class RepeatedRow implements Dataset {

  private final Batch row;
  private final long times;

  RepeatedRow(Batch row, long times) {
    if (row.rows() != 1 || times < 0) {
      throw new IllegalArgumentException(row.rows() + " rows, " + times + " times");
    }
    this.row = row;
    this.times = times;
  }

  @Override
  public Schema schema() {
    return row.schema();
  }

  @Override
  public OptionalLong rows() {
    return OptionalLong.of(times);
  }

  @Override
  public List<Split> splits(ReadRequest request) {
    return times == 0 ? List.of() : new EvenSplits(times, request.blockRows());
  }

  @Override
  public BatchReader read(Split split, ReadRequest request) {
    return new MemoryDataset.BlockReader(
        split,
        request.blockRows(),
        (first, rows) -> request.apply(row).pick(new int[rows]).at(first));
  }

  /** Splits of one block each, made when asked for: a billion rows take no memory. */
  private static final class EvenSplits extends java.util.AbstractList<Split> {
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
}
