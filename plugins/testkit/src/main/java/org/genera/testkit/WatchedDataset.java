package org.genera.testkit;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchReader;
import org.genera.api.data.Dataset;
import org.genera.api.data.ReadRequest;
import org.genera.api.data.Schema;
import org.genera.api.data.Split;

/** Rows that know how many readers of them are open. */
final class WatchedDataset implements Dataset {

  private final Dataset rows;
  private final AtomicInteger open = new AtomicInteger();
  private final AtomicInteger opened = new AtomicInteger();

  WatchedDataset(Dataset rows) {
    this.rows = rows;
  }

  /** How many readers were opened and not closed. */
  int open() {
    return open.get();
  }

  /** How many readers were opened. */
  int opened() {
    return opened.get();
  }

  @Override
  public Schema schema() {
    return rows.schema();
  }

  @Override
  public List<Split> splits(ReadRequest request) {
    return rows.splits(request);
  }

  @Override
  public BatchReader read(Split split, ReadRequest request) {
    BatchReader reader = rows.read(split, request);
    open.incrementAndGet();
    opened.incrementAndGet();
    return new BatchReader() {
      private boolean closed;

      @Override
      public Optional<Batch> next() {
        return reader.next();
      }

      @Override
      public void close() {
        reader.close();
        open.addAndGet(closed ? 0 : -1);
        closed = true;
      }
    };
  }
}
