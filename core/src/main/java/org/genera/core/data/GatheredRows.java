package org.genera.core.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.genera.api.Cancellation;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchBuilder;
import org.genera.api.data.BatchReader;
import org.genera.api.data.Batches;
import org.genera.api.data.Column;
import org.genera.api.data.Dataset;
import org.genera.api.data.ReadRequest;
import org.genera.api.data.Schema;
import org.genera.api.data.WholeVector;

/**
 * The rows of a long table put in order: series after series, step after step. Rows are dealt into
 * buckets of whole series in one pass, kept in memory or in a temporary file, and each bucket is
 * sorted when it is read; so memory holds one bucket, however the series are interleaved.
 */
final class GatheredRows implements AutoCloseable {

  private static final int BUCKET_ROWS = 1 << 16;
  private static final int BLOCK_ROWS = 256;

  // No file has such names: a NUL is no text.
  private static final Column SERIES = Column.whole("\0series");
  private static final Column RANK = Column.whole("\0rank");

  private final Schema schema;
  private final BlockStore store;
  private final List<List<Integer>> buckets;

  private GatheredRows(Schema schema, BlockStore store, List<List<Integer>> buckets) {
    this.schema = schema;
    this.store = store;
    this.buckets = buckets;
  }

  static GatheredRows of(
      Dataset rows,
      SeriesIndex index,
      Optional<String> order,
      Cancellation cancellation,
      MemoryBudget budget) {
    List<Column> columns = new ArrayList<>(rows.schema().columns());
    columns.add(SERIES);
    columns.add(RANK);
    Dealing dealing = new Dealing(Schema.of(columns), index, order, budget);
    try {
      WholeReader.forEach(rows, ReadRequest.all(), cancellation, dealing::add);
      dealing.flush();
      return new GatheredRows(dealing.schema, dealing.keeper.store(), dealing.blocks);
    } catch (RuntimeException | Error e) {
      dealing.keeper.store().close();
      throw e;
    }
  }

  /** Deals rows into the buckets of their series. */
  private static final class Dealing {
    private final Schema schema;
    private final SeriesIndex index;
    private final Optional<String> order;
    private final BlockKeeper keeper;
    private final int[] bucketOf;
    private final List<BatchBuilder> open = new ArrayList<>();
    private final List<List<Integer>> blocks = new ArrayList<>();
    private int kept;

    Dealing(Schema schema, SeriesIndex index, Optional<String> order, MemoryBudget budget) {
      this.schema = schema;
      this.index = index;
      this.order = order;
      keeper = new BlockKeeper(schema, budget);
      bucketOf = buckets(index.lengths());
      int count = bucketOf.length == 0 ? 0 : bucketOf[bucketOf.length - 1] + 1;
      for (int bucket = 0; bucket < count; bucket++) {
        open.add(new BatchBuilder(schema, 1));
        blocks.add(new ArrayList<>());
      }
    }

    /** Consecutive series share a bucket as long as they fit; a long one has its own. */
    private static int[] buckets(int[] lengths) {
      int[] bucketOf = new int[lengths.length];
      long rows = 0;
      int bucket = 0;
      for (int series = 0; series < lengths.length; series++) {
        if (rows > 0 && rows + lengths[series] > BUCKET_ROWS) {
          bucket++;
          rows = 0;
        }
        bucketOf[series] = bucket;
        rows += lengths[series];
      }
      return bucketOf;
    }

    void add(Batch batch) {
      int width = batch.schema().size();
      for (int row = 0; row < batch.rows(); row++) {
        int series = index.number(batch, row);
        BatchBuilder builder = open.get(bucketOf[series]);
        for (int c = 0; c < width; c++) {
          builder.copyCell(c, batch.column(c), row);
        }
        builder.whole(width, series);
        if (order.isPresent()) {
          builder.whole(width + 1, StepOrder.rank(batch.column(order.get()), row));
        }
        builder.endRow();
        if (builder.rows() == BLOCK_ROWS) {
          keep(bucketOf[series]);
        }
      }
    }

    void flush() {
      for (int bucket = 0; bucket < open.size(); bucket++) {
        if (open.get(bucket).rows() > 0) {
          keep(bucket);
        }
      }
    }

    private void keep(int bucket) {
      keeper.add(open.get(bucket).build(0));
      blocks.get(bucket).add(kept++);
    }
  }

  boolean isSpilled() {
    return store instanceof SpillFile;
  }

  /** Reads some columns of all rows, a bucket at a time. */
  BatchReader read(List<String> columns) {
    List<String> read = new ArrayList<>(columns);
    read.add(SERIES.name());
    read.add(RANK.name());
    return new BatchReader() {
      private int next;

      @Override
      public Optional<Batch> next() {
        return next == buckets.size()
            ? Optional.empty()
            : Optional.of(sorted(bucket(next++, read)).select(columns));
      }

      @Override
      public void close() {}
    };
  }

  private Batch bucket(int bucket, List<String> columns) {
    List<Batch> parts = new ArrayList<>();
    for (int block : buckets.get(bucket)) {
      parts.add(store.read(block, columns).select(columns));
    }
    return Batches.concat(schema.select(columns), parts);
  }

  /** By series, then by rank; rows of equal rank keep the order of the data. */
  private static Batch sorted(Batch rows) {
    long[] series = ((WholeVector) rows.column(SERIES.name())).values();
    long[] rank = ((WholeVector) rows.column(RANK.name())).values();
    Integer[] places = new Integer[rows.rows()];
    Arrays.setAll(places, place -> place);
    Arrays.sort(
        places,
        Comparator.<Integer>comparingLong(place -> series[place])
            .thenComparingLong(place -> rank[place]));
    return rows.pick(Arrays.stream(places).mapToInt(Integer::intValue).toArray());
  }

  @Override
  public void close() {
    store.close();
  }
}
