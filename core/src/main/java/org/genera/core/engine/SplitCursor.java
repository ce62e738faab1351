package org.genera.core.engine;

import java.util.Optional;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchReader;
import org.genera.api.data.Dataset;
import org.genera.api.data.ReadRequest;
import org.genera.api.data.Split;
import org.genera.core.plugin.PluginContext;
import org.jspecify.annotations.Nullable;

/**
 * Reads one split and numbers its blocks. Holds the dataset to its word that blocks are full, as
 * sums depend on it.
 */
final class SplitCursor implements AutoCloseable {

  private final Dataset data;
  private final ReadRequest request;
  private final Split split;
  private final boolean last;
  private @Nullable BatchReader reader;
  private long block;
  private boolean ended;

  SplitCursor(Dataset data, ReadRequest request, Split split, boolean last) {
    this.data = data;
    this.request = request;
    this.split = split;
    this.last = last;
    block = split.firstRow() / request.blockRows();
  }

  /** The number of the block that {@link #next} reads. */
  long block() {
    return block;
  }

  /** The next block that has rows; null after the last. */
  @Nullable NumberedBlock next() {
    Optional<Batch> batch = PluginContext.call(data, () -> reader().next());
    if (batch.isEmpty() || batch.get().rows() == 0) {
      return null;
    }
    check(batch.get().rows());
    return new NumberedBlock(block++, batch.get());
  }

  private BatchReader reader() {
    if (reader == null) {
      reader = data.read(split, request);
    }
    return reader;
  }

  private void check(int rows) {
    boolean full = rows == request.blockRows();
    if (ended || rows > request.blockRows() || (!full && !last)) {
      throw new GeneraException(
          StandardError.INTERNAL,
          "Block "
              + block
              + " of "
              + data.getClass().getName()
              + " has "
              + rows
              + " rows out of place: only the last may have fewer than "
              + request.blockRows()
              + "; report this to the author of the format.");
    }
    ended = !full;
  }

  @Override
  public void close() {
    BatchReader opened = reader;
    if (opened != null) {
      PluginContext.run(data, opened::close);
    }
  }
}
