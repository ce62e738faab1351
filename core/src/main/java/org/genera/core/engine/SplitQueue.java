package org.genera.core.engine;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.genera.api.data.Dataset;
import org.genera.api.data.ReadRequest;
import org.genera.api.data.Split;
import org.jspecify.annotations.Nullable;

/** Hands out the splits of a dataset in their order, each once. Thread-safe. */
final class SplitQueue {

  private final Dataset data;
  private final ReadRequest request;
  private final List<Split> splits;
  private final AtomicInteger taken = new AtomicInteger();

  SplitQueue(Dataset data, ReadRequest request, List<Split> splits) {
    this.data = data;
    this.request = request;
    this.splits = splits;
  }

  /** The next split, not yet open; null after the last. */
  @Nullable SplitCursor next() {
    int index = taken.getAndIncrement();
    return index >= splits.size()
        ? null
        : new SplitCursor(data, request, splits.get(index), index == splits.size() - 1);
  }
}
