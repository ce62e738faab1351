package org.genera.core.engine;

import org.jspecify.annotations.Nullable;

/**
 * Feeds workers with the blocks of the splits that it takes from a queue. Where splits are read
 * apart each worker has a feed of its own; otherwise one feed serves all, and one of them reads at
 * a time.
 */
final class BlockFeed {

  private final SplitQueue queue;
  private final Pass pass;
  private @Nullable SplitCursor cursor;

  BlockFeed(SplitQueue queue, Pass pass) {
    this.queue = queue;
    this.pass = pass;
  }

  /** The next block; null after the last, and once the pass is over. */
  synchronized @Nullable NumberedBlock next() {
    NumberedBlock block = null;
    boolean more = true;
    while (block == null && more) {
      SplitCursor current = cursor == null ? queue.next() : cursor;
      cursor = current;
      more = current != null && pass.goesOn(current.block());
      block = more && current != null ? read(current) : null;
      if (block == null) {
        closeCursor();
      }
    }
    return block;
  }

  private @Nullable NumberedBlock read(SplitCursor current) {
    try {
      return current.next();
    } catch (RuntimeException | Error e) {
      pass.fail(current.block(), e);
      return null;
    }
  }

  private void closeCursor() {
    SplitCursor current = cursor;
    cursor = null;
    if (current != null) {
      try {
        current.close();
      } catch (RuntimeException | Error e) {
        pass.fail(current.block(), e);
      }
    }
  }
}
