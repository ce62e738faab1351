package org.genera.core.engine;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.genera.api.data.ReadRequest;
import org.genera.api.data.Split;
import org.genera.api.engine.AggregateRequest;
import org.genera.api.engine.BlockRequest;
import org.genera.api.engine.Engine;
import org.genera.api.engine.TaskProvider;
import org.genera.api.engine.TaskSpec;

/**
 * Runs tasks on threads of this process. The calling thread works too; the others are daemons, kept
 * between passes. Thread-safe, and a task or a sink may start a pass of its own.
 */
public final class LocalEngine implements Engine {

  private static final AtomicInteger ENGINES = new AtomicInteger();

  private final int threads;
  private final Function<TaskSpec, TaskProvider> tasks;
  private final ExecutorService helpers;

  /**
   * An engine.
   *
   * @param threads how many blocks it works on at once
   * @param tasks finds the owner of a task
   */
  public LocalEngine(int threads, Function<TaskSpec, TaskProvider> tasks) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be positive: " + threads);
    }
    this.threads = threads;
    this.tasks = requireNonNull(tasks);
    String prefix = "genera-engine-" + ENGINES.incrementAndGet() + "-";
    AtomicInteger made = new AtomicInteger();
    // Grows on demand, so that a pass inside a pass never waits for threads that wait for it.
    helpers =
        Executors.newCachedThreadPool(
            work -> {
              Thread thread = new Thread(work, prefix + made.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
  }

  @Override
  public double[] aggregate(AggregateRequest request) {
    PreparedAggregation first = prepare(request);
    MergeTree tree = new MergeTree(first.length());
    ReadRequest read = request.read();
    List<Split> splits = request.data().splits(read);
    Pass pass =
        new Pass(request.context(), request.task().task(), Splits.rows(splits, request.data()));
    SplitQueue queue = new SplitQueue(request.data(), read, splits);
    boolean apart = splits.size() > 1;
    BlockFeed shared = new BlockFeed(queue, pass);
    Workers.run(
        helpers,
        Splits.workers(splits, read.blockRows(), threads),
        pass,
        worker ->
            new AggregateWorker(
                    worker == 0 ? first : prepare(request),
                    apart ? new BlockFeed(queue, pass) : shared,
                    tree,
                    pass)
                .run());
    return tree.total();
  }

  private PreparedAggregation prepare(AggregateRequest request) {
    return PreparedAggregation.of(
        tasks.apply(request.task()), request.task(), request.parameters());
  }

  @Override
  public void forEachBlock(BlockRequest request) {
    ReadRequest read = request.read();
    List<Split> splits = request.data().splits(read);
    Pass pass =
        new Pass(request.context(), request.task().task(), Splits.rows(splits, request.data()));
    SplitQueue queue = new SplitQueue(request.data(), read, splits);
    // Splits of many blocks are read one after the other: results leave in the order of the blocks,
    // so a worker far ahead could only wait, or fill the memory.
    boolean apart = Splits.areSingleBlocks(splits, read.blockRows());
    BlockFeed shared = new BlockFeed(queue, pass);
    OrderedDelivery delivery = new OrderedDelivery(request.sink(), 2 * threads, pass);
    Workers.run(
        helpers,
        Splits.workers(splits, read.blockRows(), threads),
        pass,
        worker ->
            new BlockWorker(
                    request,
                    tasks.apply(request.task()),
                    apart ? new BlockFeed(queue, pass) : shared,
                    delivery,
                    pass)
                .run());
  }

  @Override
  public int parallelism() {
    return threads;
  }

  @Override
  public void close() {
    helpers.shutdownNow();
  }
}
