package org.genera.core.engine;

import java.util.HashMap;
import java.util.Map;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchSink;
import org.genera.core.plugin.PluginContext;
import org.jspecify.annotations.Nullable;

/**
 * Gives results to a sink in the order of their blocks. Whoever brings the result that is next
 * delivers it and those that waited for it; the others go on working, but only so many blocks are
 * under way at once. Thread-safe.
 */
final class OrderedDelivery {

  private final BatchSink sink;
  private final int capacity;
  private final Pass pass;
  private final Map<Long, Batch> waiting = new HashMap<>();
  private long nextBlock;
  private int underWay;
  private boolean delivering;

  OrderedDelivery(BatchSink sink, int capacity, Pass pass) {
    this.sink = sink;
    this.capacity = capacity;
    this.pass = pass;
  }

  /**
   * Waits until another block may be taken; blocks must be taken in their order. Once one has
   * failed nobody waits any more, as those after it are not done.
   */
  synchronized void awaitRoom() {
    try {
      while (underWay >= capacity && !pass.hasFailed()) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      pass.fail(new GeneraException(StandardError.CANCELLED, "Interrupted.", e));
    }
    underWay++;
  }

  /** A block that was to be taken was not there, or has failed. */
  synchronized void giveRoomBack() {
    underWay--;
    notifyAll();
  }

  /** Takes the result of a block. */
  void deliver(long block, Batch result) {
    synchronized (this) {
      waiting.put(block, result);
    }
    for (Batch next = takeNext(); next != null; next = takeNext()) {
      give(next);
    }
  }

  private synchronized @Nullable Batch takeNext() {
    Batch next = delivering ? null : waiting.remove(nextBlock);
    delivering |= next != null;
    return next;
  }

  private void give(Batch result) {
    try {
      if (pass.goesOn(nextBlock)) {
        PluginContext.run(sink, () -> sink.accept(result));
      }
    } catch (RuntimeException | Error e) {
      pass.fail(nextBlock, e);
    } finally {
      delivered();
    }
  }

  private synchronized void delivered() {
    nextBlock++;
    underWay--;
    delivering = false;
    notifyAll();
  }
}
