package org.genera.core.data;

import java.util.ArrayList;
import java.util.List;
import org.genera.api.data.Batch;

/** Blocks by number. Filled by one thread, then read by several at once. */
sealed interface BlockStore extends AutoCloseable permits BlockStore.InMemory, SpillFile {

  /** A block, at least with the columns named. */
  Batch read(int block, List<String> columns);

  @Override
  void close();

  /** Blocks as they came. */
  final class InMemory implements BlockStore {

    private final MemoryBudget budget;
    private final List<Batch> blocks = new ArrayList<>();
    private long bytes;

    InMemory(MemoryBudget budget) {
      this.budget = budget;
    }

    /** Takes the next block if the budget allows. */
    boolean offer(Batch block) {
      long size = HeapSize.of(block);
      if (!budget.take(size)) {
        return false;
      }
      bytes += size;
      blocks.add(block);
      return true;
    }

    @Override
    public Batch read(int block, List<String> columns) {
      return blocks.get(block);
    }

    List<Batch> blocks() {
      return blocks;
    }

    @Override
    public void close() {
      blocks.clear();
      budget.giveBack(bytes);
      bytes = 0;
    }
  }
}
