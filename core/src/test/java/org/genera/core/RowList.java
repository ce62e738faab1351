package org.genera.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchReader;
import org.genera.api.data.Dataset;
import org.genera.api.data.ReadRequest;
import org.genera.api.data.Split;

/** All rows of a dataset, one block after another. */
final class RowList {

  private RowList() {}

  static List<Batch> blocks(Dataset data) {
    List<Batch> blocks = new ArrayList<>();
    ReadRequest request = ReadRequest.all();
    for (Split split : data.splits(request)) {
      try (BatchReader reader = data.read(split, request)) {
        for (Optional<Batch> batch = reader.next(); batch.isPresent(); batch = reader.next()) {
          blocks.add(batch.get());
        }
      }
    }
    return blocks;
  }
}
