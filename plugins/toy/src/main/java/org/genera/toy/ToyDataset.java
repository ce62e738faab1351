package org.genera.toy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchBuilder;
import org.genera.api.data.BatchReader;
import org.genera.api.data.Dataset;
import org.genera.api.data.ReadRequest;
import org.genera.api.data.Schema;
import org.genera.api.data.Split;
import org.genera.api.engine.RandomStream;

/**
 * Rows drawn from a set whenever they are read. Each row has a random stream of its own, so it is
 * the same in blocks of any size and whichever columns are read.
 *
 * @param set where rows come from
 * @param schema the set's columns, with or without the label
 * @param count the number of rows
 * @param seed the seed of all rows
 * @param noise the standard deviation of the noise
 */
record ToyDataset(ToySet set, Schema schema, long count, long seed, double noise)
    implements Dataset {

  private static final int BLOCKS_PER_SPLIT = 16;

  @Override
  public OptionalLong rows() {
    return OptionalLong.of(count);
  }

  @Override
  public List<Split> splits(ReadRequest request) {
    long splitRows = (long) BLOCKS_PER_SPLIT * request.blockRows();
    List<Split> splits = new ArrayList<>();
    for (long first = 0; first < count; first += splitRows) {
      splits.add(new Split(splits.size(), first, Math.min(splitRows, count - first)));
    }
    return splits;
  }

  @Override
  public BatchReader read(Split split, ReadRequest request) {
    return new BlockReader(split, request);
  }

  private Batch block(long firstRow, int rows) {
    BatchBuilder builder = new BatchBuilder(set.schema(), rows);
    for (long row = firstRow; row < firstRow + rows; row++) {
      set.draw(builder, RandomStream.of(seed, set.name(), row), noise);
      builder.endRow();
    }
    return builder.build(firstRow).select(schema.names());
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
      Batch block = request.apply(block(next, rows));
      next += rows;
      return Optional.of(block);
    }

    @Override
    public void close() {}
  }
}
