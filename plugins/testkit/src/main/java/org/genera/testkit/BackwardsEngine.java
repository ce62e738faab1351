package org.genera.testkit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.genera.api.RunContext;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchReader;
import org.genera.api.data.Dataset;
import org.genera.api.data.ReadRequest;
import org.genera.api.data.Split;
import org.genera.api.engine.AggregateRequest;
import org.genera.api.engine.Aggregation;
import org.genera.api.engine.BlockRequest;
import org.genera.api.engine.Engine;
import org.genera.api.engine.RandomStream;
import org.genera.api.engine.TaskProvider;
import org.genera.api.engine.TaskSpec;

/**
 * The plainest engine that keeps the contract, and the least expected one: it does the blocks from
 * the last to the first, each by code made afresh from the task's description, as machines of a
 * cluster might. A task that carries something from block to block gives other results here.
 */
final class BackwardsEngine implements Engine {

  private final Function<TaskSpec, TaskProvider> tasks;

  BackwardsEngine(Function<TaskSpec, TaskProvider> tasks) {
    this.tasks = tasks;
  }

  @Override
  public double[] aggregate(AggregateRequest request) {
    List<double[]> sums = new ArrayList<>();
    for (Batch block : backwards(request.data(), request.read(), request.context())) {
      Aggregation aggregation = aggregation(request.task());
      double[] statistics = new double[aggregation.prepare(request.parameters().clone())];
      aggregation.accumulate(block, statistics);
      sums.add(statistics);
    }
    Collections.reverse(sums);
    return sums.isEmpty()
        ? new double[aggregation(request.task()).prepare(request.parameters())]
        : CanonicalSum.of(sums);
  }

  private Aggregation aggregation(TaskSpec task) {
    return tasks.apply(task).aggregation(task);
  }

  @Override
  public void forEachBlock(BlockRequest request) {
    List<Supplier<Batch>> outcomes = new ArrayList<>();
    List<Batch> blocks = backwards(request.data(), request.read(), request.context());
    for (int i = 0; i < blocks.size(); i++) {
      outcomes.add(outcome(request, blocks.get(i), blocks.size() - 1L - i));
    }
    Collections.reverse(outcomes);
    for (Supplier<Batch> outcome : outcomes) {
      request.context().cancellation().throwIfCancelled();
      request.sink().accept(outcome.get());
    }
  }

  /** A result, or an error that waits for its turn. */
  private Supplier<Batch> outcome(BlockRequest request, Batch block, long index) {
    RandomStream random = RandomStream.of(request.context().seed(), request.purpose(), index);
    TaskSpec task = request.task();
    try {
      Batch result = tasks.apply(task).blockTask(task).apply(block, random);
      return () -> result;
    } catch (RuntimeException e) {
      return () -> {
        throw e;
      };
    }
  }

  private static List<Batch> backwards(Dataset data, ReadRequest read, RunContext context) {
    List<Batch> blocks = new ArrayList<>();
    for (Split split : data.splits(read)) {
      try (BatchReader reader = data.read(split, read)) {
        for (Optional<Batch> next = reader.next(); next.isPresent(); next = reader.next()) {
          context.cancellation().throwIfCancelled();
          blocks.add(next.get());
        }
      }
    }
    Collections.reverse(blocks);
    return blocks;
  }

  @Override
  public int parallelism() {
    return 3;
  }

  @Override
  public void close() {}
}
