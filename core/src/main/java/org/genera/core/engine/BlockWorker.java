package org.genera.core.engine;

import org.genera.api.data.Batch;
import org.genera.api.engine.BlockRequest;
import org.genera.api.engine.BlockTask;
import org.genera.api.engine.RandomStream;
import org.genera.api.engine.TaskProvider;
import org.genera.core.plugin.PluginContext;
import org.jspecify.annotations.Nullable;

/** Turns blocks into results and delivers them until there are none left. */
final class BlockWorker {

  private final BlockRequest request;
  private final TaskProvider owner;
  private final BlockTask task;
  private final BlockFeed feed;
  private final OrderedDelivery delivery;
  private final Pass pass;

  BlockWorker(
      BlockRequest request,
      TaskProvider owner,
      BlockFeed feed,
      OrderedDelivery delivery,
      Pass pass) {
    this.request = request;
    this.owner = owner;
    this.task = PluginContext.call(owner, () -> owner.blockTask(request.task()));
    this.feed = feed;
    this.delivery = delivery;
    this.pass = pass;
  }

  void run() {
    for (NumberedBlock block = next(); block != null; block = next()) {
      work(block);
    }
  }

  private @Nullable NumberedBlock next() {
    delivery.awaitRoom();
    NumberedBlock block = feed.next();
    if (block == null) {
      delivery.giveRoomBack();
    }
    return block;
  }

  private void work(NumberedBlock block) {
    Batch result;
    try {
      result = apply(block);
      pass.done(block.batch().rows());
    } catch (RuntimeException | Error e) {
      pass.fail(block.index(), e);
      delivery.giveRoomBack();
      return;
    }
    delivery.deliver(block.index(), result);
  }

  private Batch apply(NumberedBlock block) {
    RandomStream random =
        RandomStream.of(request.context().seed(), request.purpose(), block.index());
    return PluginContext.call(owner, () -> task.apply(block.batch(), random));
  }
}
