package org.genera.testkit;

import java.util.List;
import org.genera.api.data.BatchReader;
import org.genera.api.data.Dataset;
import org.genera.api.data.ReadRequest;
import org.genera.api.data.Schema;
import org.genera.api.data.Split;

/** Rows of which nobody knows the number before they are read, as of a text file. */
record SingleSplitDataset(Dataset all) implements Dataset {

  @Override
  public Schema schema() {
    return all.schema();
  }

  @Override
  public List<Split> splits(ReadRequest request) {
    return List.of(new Split(0, 0, Split.UNKNOWN));
  }

  @Override
  public BatchReader read(Split split, ReadRequest request) {
    long count = all.rows().orElseThrow();
    return all.read(new Split(0, 0, count), request);
  }
}
