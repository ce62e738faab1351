package org.genera.core;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchReader;
import org.genera.api.data.Dataset;
import org.genera.api.data.ReadRequest;
import org.genera.api.data.Schema;
import org.genera.api.data.Split;

/**
 * Passes each block through a function as it is read, which keeps schema, place and number of rows.
 * Several threads may read at once.
 */
record MappedDataset(Dataset source, UnaryOperator<Batch> mapping) implements Dataset {

  @Override
  public Schema schema() {
    return source.schema();
  }

  @Override
  public OptionalLong rows() {
    return source.rows();
  }

  @Override
  public List<Split> splits(ReadRequest request) {
    return source.splits(request);
  }

  @Override
  public BatchReader read(Split split, ReadRequest request) {
    BatchReader reader = source.read(split, request);
    return new BatchReader() {
      @Override
      public Optional<Batch> next() {
        return reader.next().map(mapping);
      }

      @Override
      public void close() {
        reader.close();
      }
    };
  }
}
