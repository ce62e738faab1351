package org.genera.toy;

import org.genera.api.data.Batch;
import org.genera.api.data.BatchBuilder;
import org.genera.api.data.BlockSource;
import org.genera.api.data.Schema;
import org.genera.api.engine.RandomStream;

/**
 * Rows drawn from a set whenever they are read. Each row has a random stream of its own, so it is
 * the same in blocks of any size.
 *
 * @param set where rows come from
 * @param schema the set's columns, with or without the label
 * @param seed the seed of all rows
 * @param noise the standard deviation of the noise
 */
record ToyRows(ToySet set, Schema schema, long seed, double noise) implements BlockSource {

  @Override
  public Batch block(long firstRow, int rows) {
    BatchBuilder builder = new BatchBuilder(set.schema(), rows);
    for (long row = firstRow; row < firstRow + rows; row++) {
      set.draw(builder, RandomStream.of(seed, set.name(), row), noise);
      builder.endRow();
    }
    return builder.build(firstRow).select(schema.names());
  }
}
