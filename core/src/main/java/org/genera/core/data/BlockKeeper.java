package org.genera.core.data;

import org.genera.api.data.Batch;
import org.genera.api.data.Schema;

/** Takes blocks in order: into memory as long as the budget lasts, then all into a file. */
final class BlockKeeper {

  private final Schema schema;
  private BlockStore store;

  BlockKeeper(Schema schema, MemoryBudget budget) {
    this.schema = schema;
    store = new BlockStore.InMemory(budget);
  }

  void add(Batch block) {
    if (store instanceof BlockStore.InMemory memory) {
      if (memory.offer(block)) {
        return;
      }
      spill(memory);
    }
    ((SpillFile) store).add(block);
  }

  private void spill(BlockStore.InMemory memory) {
    SpillFile file = new SpillFile(schema);
    store = file;
    memory.blocks().forEach(file::add);
    memory.close();
  }

  /** Where the blocks are, by the order in which they came. */
  BlockStore store() {
    return store;
  }
}
