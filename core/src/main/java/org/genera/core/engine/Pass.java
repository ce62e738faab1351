package org.genera.core.engine;

import java.util.OptionalLong;
import org.genera.api.Cancellation;
import org.genera.api.GeneraException;
import org.genera.api.RunContext;
import org.jspecify.annotations.Nullable;

/**
 * What the workers of one pass share: whether to go on, what failed first, how far they are. An
 * error stops the blocks after its own only, so that the error of the first block that has one wins
 * whatever the threads do. Thread-safe.
 */
final class Pass {

  private static final long BEFORE_ALL_BLOCKS = -1;

  private final Cancellation cancellation;
  private final RowProgress progress;
  private volatile long failedBlock = Long.MAX_VALUE;
  private @Nullable Throwable failure;

  Pass(RunContext context, String phase, OptionalLong rows) {
    cancellation = context.cancellation();
    progress = new RowProgress(context.listener(), phase, rows.orElse(-1));
  }

  /** Whether a block is still to be done. */
  boolean goesOn(long block) {
    if (cancellation.isCancelled()) {
      stop();
    }
    return block < failedBlock;
  }

  boolean hasFailed() {
    return failedBlock != Long.MAX_VALUE;
  }

  private void stop() {
    try {
      cancellation.throwIfCancelled();
    } catch (GeneraException cancelled) {
      fail(cancelled);
    }
  }

  /** Stops everything. */
  void fail(Throwable error) {
    fail(BEFORE_ALL_BLOCKS, error);
  }

  /** Stops the blocks after this one. */
  synchronized void fail(long block, Throwable error) {
    if (block < failedBlock) {
      failedBlock = block;
      failure = error;
    }
  }

  void done(int rows) {
    progress.add(rows);
  }

  /** Throws what failed, as it was thrown. */
  synchronized void throwFailure() {
    if (failure instanceof Error error) {
      throw error;
    } else if (failure instanceof RuntimeException exception) {
      throw exception;
    }
  }
}
