package org.genera.toy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchReader;
import org.genera.api.data.Batches;
import org.genera.api.data.DataSource;
import org.genera.api.data.Dataset;
import org.genera.api.data.OpenRequest;
import org.genera.api.data.OpenedDataset;
import org.genera.api.data.ReadRequest;
import org.genera.api.data.Split;
import org.genera.api.option.Options;

/** Opens and reads sets as a host does. */
final class Toys {

  private Toys() {}

  static OpenedDataset open(String set, Map<String, String> options) {
    ToyFormat format = new ToyFormat();
    DataSource source = new DataSource(set, Optional.empty(), new byte[0]);
    return format.open(
        OpenRequest.of(source).options(Options.of(format.options(), options)).build());
  }

  static Batch rows(String set, Map<String, String> options) {
    return read(open(set, options).dataset(), ReadRequest.all());
  }

  static Batch read(Dataset dataset, ReadRequest request) {
    List<Batch> blocks = new ArrayList<>();
    for (Split split : dataset.splits(request)) {
      try (BatchReader reader = dataset.read(split, request)) {
        for (Optional<Batch> block = reader.next(); block.isPresent(); block = reader.next()) {
          blocks.add(block.get());
        }
      }
    }
    return Batches.concat(request.apply(dataset.schema()), blocks);
  }
}
