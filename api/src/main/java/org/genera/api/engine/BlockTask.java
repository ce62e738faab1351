package org.genera.api.engine;

import org.genera.api.data.Batch;

/** Turns a block into another block: scores, samples, fillings. Used by one thread at a time. */
public interface BlockTask {

  /**
   * Does one block.
   *
   * @param block rows of the task's schema
   * @param random a stream of the block's own
   * @return rows of the output; any number, always of the same schema
   */
  Batch apply(Batch block, RandomStream random);
}
