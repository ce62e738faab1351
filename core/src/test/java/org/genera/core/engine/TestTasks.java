package org.genera.core.engine;

import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.genera.api.data.Batch;
import org.genera.api.data.Schema;
import org.genera.api.engine.Aggregation;
import org.genera.api.engine.BlockTask;
import org.genera.api.engine.TaskProvider;
import org.genera.api.engine.TaskSpec;
import org.genera.api.option.Options;

/** An owner of tasks for tests of the engine. */
final class TestTasks implements TaskProvider {

  private final Supplier<Aggregation> aggregations;
  private final Supplier<BlockTask> blockTasks;

  private TestTasks(Supplier<Aggregation> aggregations, Supplier<BlockTask> blockTasks) {
    this.aggregations = aggregations;
    this.blockTasks = blockTasks;
  }

  /** Sums every column of real numbers, in row order; looks at each block before. */
  static TestTasks columnSums(Consumer<Batch> look) {
    return new TestTasks(() -> new ColumnSums(look), () -> (block, random) -> block);
  }

  static TestTasks each(BlockTask task) {
    return new TestTasks(() -> new ColumnSums(block -> {}), () -> task);
  }

  static TestTasks each(UnaryOperator<Batch> task) {
    return each((block, random) -> task.apply(block));
  }

  static TaskSpec spec(Schema schema) {
    return TaskSpec.ofFamily("test", "test", Options.none(), schema);
  }

  @Override
  public String name() {
    return "test";
  }

  @Override
  public String description() {
    return "Tasks for tests";
  }

  @Override
  public Aggregation aggregation(TaskSpec spec) {
    return aggregations.get();
  }

  @Override
  public BlockTask blockTask(TaskSpec spec) {
    return blockTasks.get();
  }

  private record ColumnSums(Consumer<Batch> look) implements Aggregation {
    @Override
    public int prepare(double[] parameters) {
      return ReferenceTree.LENGTH;
    }

    @Override
    public void accumulate(Batch block, double[] statistics) {
      look.accept(block);
      for (int c = 0; c < block.schema().size(); c++) {
        for (double value : block.numbers(c)) {
          statistics[c] += value;
        }
      }
    }
  }
}
