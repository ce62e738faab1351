package org.genera.api.data;

import java.util.Optional;

/** Reads the blocks of a split, one after the other. Not thread-safe. */
public interface BatchReader extends AutoCloseable {

  /**
   * The next block.
   *
   * @return exactly as many rows as a block has, fewer only in the last block of the dataset; empty
   *     after the last
   */
  Optional<Batch> next();

  @Override
  void close();
}
