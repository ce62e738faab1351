package org.genera.testkit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.genera.api.Cancellation;
import org.genera.api.GeneraException;
import org.genera.api.RunContext;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchReader;
import org.genera.api.data.Dataset;
import org.genera.api.data.ReadRequest;
import org.genera.api.data.Schema;
import org.genera.api.data.Split;
import org.genera.api.engine.AggregateRequest;
import org.genera.api.engine.BlockRequest;
import org.genera.api.engine.Engine;

/** An engine that does what another does, but for one mistake. */
final class FaultyEngine implements Engine {

  private final Engine right;
  private final EngineFault fault;
  private boolean failed;

  FaultyEngine(Engine right, EngineFault fault) {
    this.right = right;
    this.fault = fault;
  }

  @Override
  public double[] aggregate(AggregateRequest request) {
    AggregateRequest wrong =
        new AggregateRequest(
            request.task(),
            request.parameters(),
            new WrongDataset(request.data()),
            wrong(request.context()));
    try {
      return fault == EngineFault.SUM_IN_ORDER ? inOrder(wrong) : guarded(wrong);
    } catch (GeneraException e) {
      if (fault == EngineFault.ERRORS_SWALLOWED) {
        return new double[request.parameters().length];
      }
      throw e;
    }
  }

  private double[] guarded(AggregateRequest request) {
    throwIfDead();
    try {
      return right.aggregate(request);
    } catch (GeneraException e) {
      failed = true;
      throw e;
    }
  }

  private void throwIfDead() {
    if (failed && fault == EngineFault.DEAD_AFTER_AN_ERROR) {
      throw new GeneraException(StandardError.INTERNAL, "The engine failed before.");
    }
  }

  private double[] inOrder(AggregateRequest request) {
    List<double[]> sums = new ArrayList<>();
    ReadRequest read = request.read();
    for (Split split : request.data().splits(read)) {
      try (BatchReader reader = request.data().read(split, read)) {
        for (Optional<Batch> next = reader.next(); next.isPresent(); next = reader.next()) {
          sums.add(
              right.aggregate(
                  new AggregateRequest(
                      request.task(),
                      request.parameters(),
                      Dataset.of(next.get()),
                      request.context())));
        }
      }
    }
    double[] sum = new double[request.parameters().length];
    for (double[] block : sums) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] += block[i];
      }
    }
    return sum;
  }

  private RunContext wrong(RunContext context) {
    return switch (fault) {
      case BLOCKS_OF_OWN_SIZE -> context.toBuilder().blockRows(2 * context.blockRows()).build();
      case OWN_SEED -> context.toBuilder().seed(1).build();
      case DEAF_TO_CANCELLATION -> context.toBuilder().cancellation(new Cancellation()).build();
      default -> context;
    };
  }

  @Override
  public void forEachBlock(BlockRequest request) {
    throwIfDead();
    List<Batch> results = new ArrayList<>();
    boolean backwards = fault == EngineFault.LAST_FIRST;
    BlockRequest wrong =
        new BlockRequest(
            request.task(),
            new WrongDataset(request.data()),
            request.purpose(),
            backwards ? results::add : request.sink(),
            wrong(request.context()));
    try {
      right.forEachBlock(wrong);
    } catch (GeneraException e) {
      failed = true;
      throw e;
    }
    Collections.reverse(results);
    results.forEach(request.sink()::accept);
  }

  @Override
  public int parallelism() {
    return right.parallelism();
  }

  @Override
  public void close() {
    right.close();
  }

  /** The data as a wrong engine reads them. */
  private final class WrongDataset implements Dataset {
    private final Dataset data;

    WrongDataset(Dataset data) {
      this.data = data;
    }

    @Override
    public Schema schema() {
      return data.schema();
    }

    @Override
    public List<Split> splits(ReadRequest request) {
      return data.splits(request);
    }

    @Override
    public BatchReader read(Split split, ReadRequest request) {
      boolean all = fault == EngineFault.ALL_COLUMNS;
      return new WrongReader(
          data.read(split, all ? ReadRequest.all().blockRows(request.blockRows()) : request));
    }
  }

  private final class WrongReader implements BatchReader {
    private final BatchReader reader;
    private boolean isAtTheEnd;

    WrongReader(BatchReader reader) {
      this.reader = reader;
    }

    @Override
    public Optional<Batch> next() {
      Optional<Batch> next = reader.next();
      isAtTheEnd = next.isEmpty();
      return next;
    }

    @Override
    public void close() {
      boolean forgets =
          fault == EngineFault.READERS_LEFT_OPEN
              || (fault == EngineFault.READERS_LEFT_OPEN_AFTER_ERRORS && !isAtTheEnd);
      if (!forgets) {
        reader.close();
      }
    }
  }
}
