package org.genera.api.engine;

import org.genera.api.GeneraException;

/**
 * Runs tasks over the blocks of a dataset. The results have the same bits whatever the number of
 * threads or machines: blocks are fixed by the request, each is folded from zero, and vectors are
 * added in one canonical tree over block numbers.
 */
public interface Engine extends AutoCloseable {

  /**
   * Sums statistics over all blocks.
   *
   * <p>The tree: level 0 are the vectors of the blocks; node i of a level is the sum of nodes 2i
   * and 2i+1 of the level below, or node 2i itself where it is the last.
   *
   * @param request task, parameters and data
   * @return the sum; zeros if there is no block
   * @throws GeneraException what the task or the data threw, or {@code CANCELLED}
   */
  double[] aggregate(AggregateRequest request);

  /**
   * Does work on each block.
   *
   * @param request task, data and sink
   * @throws GeneraException what the task, the data or the sink threw, or {@code CANCELLED}
   */
  void forEachBlock(BlockRequest request);

  /**
   * How many blocks it works on at once.
   *
   * @return one or more
   */
  int parallelism();

  @Override
  void close();
}
