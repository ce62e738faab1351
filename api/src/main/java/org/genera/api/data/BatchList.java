package org.genera.api.data;

import java.util.List;

/**
 * Batches in memory. Blocks that are batches already are handed out as they are; others are copied
 * together.
 */
final class BatchList implements BlockSource {

  private final Schema schema;
  private final List<Batch> batches;
  private final long[] firstRows;

  BatchList(Schema schema, List<Batch> batches) {
    this.schema = schema;
    this.batches = List.copyOf(batches);
    firstRows = new long[batches.size() + 1];
    for (int i = 0; i < batches.size(); i++) {
      if (!batches.get(i).schema().equals(schema)) {
        throw new IllegalArgumentException(
            "batch " + i + " has another schema: " + batches.get(i).schema());
      }
      firstRows[i + 1] = firstRows[i] + batches.get(i).rows();
    }
  }

  long rows() {
    return firstRows[batches.size()];
  }

  @Override
  public Batch block(long first, int rows) {
    int batch = 0;
    while (firstRows[batch + 1] <= first) {
      batch++;
    }
    int offset = (int) (first - firstRows[batch]);
    if (offset + rows <= batches.get(batch).rows()) {
      return batches.get(batch).slice(offset, offset + rows).at(first);
    }
    return Batches.concat(schema, batches.subList(batch, batches.size()), offset, rows).at(first);
  }
}
