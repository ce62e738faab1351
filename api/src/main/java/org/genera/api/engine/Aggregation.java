package org.genera.api.engine;

import org.genera.api.data.Batch;

/**
 * Sums statistics over blocks of rows, given parameters. Used by one thread at a time, so it may
 * keep scratch arrays; its result depends on nothing but the parameters and the block.
 */
public interface Aggregation {

  /**
   * Prepares a pass: factorises matrices, fills tables.
   *
   * @param parameters the current parameters; not to be changed
   * @return the length of the statistics vector
   */
  int prepare(double[] parameters);

  /**
   * Adds the statistics of a block.
   *
   * @param block rows of the task's schema
   * @param statistics zeros on entry; the block's statistics on return
   */
  void accumulate(Batch block, double[] statistics);
}
