package org.genera.core.data;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Bytes of heap that datasets may take, shared by all that are told of the same budget: several
 * trainings at once do not promise the same memory to each. Thread-safe.
 */
final class MemoryBudget {

  private static final double SHARE_OF_HEAP = 0.4;

  /** The budget of this process: a share of its heap. */
  static final MemoryBudget OF_PROCESS =
      new MemoryBudget((long) (Runtime.getRuntime().maxMemory() * SHARE_OF_HEAP));

  private final AtomicLong left;

  MemoryBudget(long bytes) {
    left = new AtomicLong(bytes);
  }

  /** Takes bytes if there are so many left. */
  boolean take(long bytes) {
    if (left.addAndGet(-bytes) >= 0) {
      return true;
    }
    left.addAndGet(bytes);
    return false;
  }

  void giveBack(long bytes) {
    left.addAndGet(bytes);
  }
}
