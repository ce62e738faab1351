package org.genera.core.engine;

/** Folds blocks into a tree until there are none left. */
final class AggregateWorker {

  private final PreparedAggregation aggregation;
  private final BlockFeed feed;
  private final MergeTree tree;
  private final Pass pass;

  AggregateWorker(PreparedAggregation aggregation, BlockFeed feed, MergeTree tree, Pass pass) {
    this.aggregation = aggregation;
    this.feed = feed;
    this.tree = tree;
    this.pass = pass;
  }

  void run() {
    for (NumberedBlock block = feed.next(); block != null; block = feed.next()) {
      fold(block);
    }
  }

  private void fold(NumberedBlock block) {
    try {
      double[] statistics = tree.zeros();
      aggregation.accumulate(block.batch(), statistics);
      tree.add(block.index(), statistics);
      pass.done(block.batch().rows());
    } catch (RuntimeException | Error e) {
      pass.fail(block.index(), e);
    }
  }
}
