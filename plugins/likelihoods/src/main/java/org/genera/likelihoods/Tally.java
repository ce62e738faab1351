package org.genera.likelihoods;

import org.genera.api.data.Batch;

/** Adds the statistics of blocks. Not thread-safe. */
public interface Tally {

  /**
   * Adds a block.
   *
   * @param block some rows
   * @param shares how much of each row belongs to each class
   * @param sums what is added to
   */
  void add(Batch block, ClassShares shares, ClassSums sums);
}
