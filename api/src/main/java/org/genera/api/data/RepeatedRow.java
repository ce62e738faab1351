package org.genera.api.data;

/** One row as often as one likes; blocks of one size share their cells. Thread-safe. */
final class RepeatedRow implements BlockSource {

  private final Batch row;
  private volatile Batch last;

  RepeatedRow(Batch row) {
    this.row = row;
    last = row;
  }

  @Override
  public Batch block(long firstRow, int rows) {
    Batch block = last;
    if (block.rows() != rows) {
      block = row.pick(new int[rows]);
      last = block;
    }
    return block.at(firstRow);
  }
}
