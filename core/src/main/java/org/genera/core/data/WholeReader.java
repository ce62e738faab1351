package org.genera.core.data;

import java.util.List;
import java.util.Optional;
import org.genera.api.Cancellation;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchReader;
import org.genera.api.data.BatchSink;
import org.genera.api.data.Dataset;
import org.genera.api.data.ReadRequest;
import org.genera.api.data.Split;

/** Reads a whole dataset, one split after the other. Not thread-safe. */
public final class WholeReader implements BatchReader {

  private final Dataset source;
  private final ReadRequest request;
  private final List<Split> splits;
  private Optional<BatchReader> reader = Optional.empty();
  private int nextSplit;

  WholeReader(Dataset source, ReadRequest request) {
    this.source = source;
    this.request = request;
    splits = source.splits(request);
  }

  /**
   * Shows all blocks of a dataset in order.
   *
   * @param source the dataset
   * @param request columns and block size
   * @param cancellation stops the reading between blocks
   * @param sink gets the blocks
   */
  public static void forEach(
      Dataset source, ReadRequest request, Cancellation cancellation, BatchSink sink) {
    try (WholeReader reader = new WholeReader(source, request)) {
      for (Optional<Batch> batch = reader.next(); batch.isPresent(); batch = reader.next()) {
        cancellation.throwIfCancelled();
        sink.accept(batch.get());
      }
    }
  }

  @Override
  public Optional<Batch> next() {
    Optional<Batch> batch = reader.flatMap(BatchReader::next);
    while (batch.isEmpty() && nextSplit < splits.size()) {
      close();
      reader = Optional.of(source.read(splits.get(nextSplit++), request));
      batch = reader.flatMap(BatchReader::next);
    }
    return batch;
  }

  @Override
  public void close() {
    reader.ifPresent(BatchReader::close);
    reader = Optional.empty();
  }
}
