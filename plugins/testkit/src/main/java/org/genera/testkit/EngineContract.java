package org.genera.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.genera.api.Cancellation;
import org.genera.api.GeneraException;
import org.genera.api.Plugin;
import org.genera.api.RunContext;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchSink;
import org.genera.api.data.Dataset;
import org.genera.api.engine.AggregateRequest;
import org.genera.api.engine.BlockRequest;
import org.genera.api.engine.Engine;
import org.genera.api.engine.EngineFactory;
import org.genera.api.engine.EngineRequest;
import org.genera.api.engine.RandomStream;
import org.genera.api.option.Options;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/**
 * What holds for every engine: sums have the bits of the canonical tree and results come in order,
 * however many threads there are and however the data are split; errors and cancellation come
 * through.
 */
@Timeout(120)
public abstract class EngineContract extends PluginContract {

  private static final long SEED = FixtureRun.SEED;
  private static final int BLOCK_ROWS = 10;
  private static final double[] FACTORS = {1, -0.1, 1e-9};
  private static final int[] THREADS = {1, 2, 4};

  /**
   * The factory of the engine under test.
   *
   * @return a fresh instance
   */
  protected abstract EngineFactory factory();

  /**
   * Options that the engine needs.
   *
   * @return texts by name; none unless overridden
   */
  protected Map<String, String> options() {
    return Map.of();
  }

  @Override
  protected final Plugin plugin() {
    return factory();
  }

  private Engine engine(int threads) {
    Options options = Options.of(factory().options(), options());
    EngineTasks tasks = new EngineTasks();
    return factory().create(new EngineRequest(options, threads, spec -> tasks));
  }

  @TestFactory
  final Stream<DynamicTest> sumsAreThoseOfTheCanonicalTree() {
    return IntStream.of(0, 1, 9, 10, 11, 40, 643)
        .mapToObj(
            rows ->
                DynamicTest.dynamicTest(
                    rows + " rows",
                    () -> {
                      double[] expected = canonicalSum(numbers(rows));
                      for (int threads : THREADS) {
                        assertSums(threads, Dataset.of(numbers(rows)), expected);
                        assertSums(
                            threads, new SingleSplitDataset(Dataset.of(numbers(rows))), expected);
                      }
                    }));
  }

  private void assertSums(int threads, Dataset data, double[] expected) {
    try (Engine engine = engine(threads)) {
      assertArrayEquals(
          expected,
          engine.aggregate(sum(EngineTasks.COPY, data, context(engine))),
          threads + " threads, " + data + ", seed " + SEED);
    }
  }

  @Test
  final void tasksSeeTheirColumnsOnly() {
    Batch numbers = numbers(643);
    Batch wide = Rows.amongIgnored(numbers);
    for (int threads : THREADS) {
      assertSums(threads, Dataset.of(wide), canonicalSum(numbers));
      CellEquality.assertSameCells(
          numbers, results(threads, EngineTasks.COPY, wide), threads + " threads");
    }
  }

  private static double[] canonicalSum(Batch rows) {
    List<double[]> sums = new ArrayList<>();
    for (int first = 0; first < rows.rows(); first += BLOCK_ROWS) {
      double[] sum = new double[FACTORS.length];
      EngineTasks.add(rows.slice(first, Math.min(rows.rows(), first + BLOCK_ROWS)), FACTORS, sum);
      sums.add(sum);
    }
    return sums.isEmpty() ? new double[FACTORS.length] : CanonicalSum.of(sums);
  }

  /** Numbers of very different sizes and both signs, whose sum depends on the order. */
  private static Batch numbers(int rows) {
    RandomStream random = RandomStream.of(SEED, "numbers", 0);
    double[] values = new double[rows];
    for (int row = 0; row < rows; row++) {
      values[row] = Math.scalb(random.nextDouble() - 0.5, random.nextInt(120) - 60);
    }
    return Batch.ofReals(EngineTasks.SCHEMA, values);
  }

  @Test
  final void resultsComeInTheOrderOfTheRows() {
    Batch rows = numbers(643);
    for (int threads : THREADS) {
      CellEquality.assertSameCells(
          rows, results(threads, EngineTasks.COPY, rows), threads + " threads");
    }
  }

  @Test
  final void everyBlockHasARandomStreamOfItsOwn() {
    Batch rows = numbers(643);
    List<Batch> expected = new ArrayList<>();
    for (int block = 0; block * BLOCK_ROWS < rows.rows(); block++) {
      int first = block * BLOCK_ROWS;
      expected.add(
          EngineTasks.noise(
              rows.slice(first, Math.min(rows.rows(), first + BLOCK_ROWS)),
              RandomStream.of(SEED, "contract", block)));
    }
    for (int threads : THREADS) {
      CellEquality.assertSameCells(
          Rows.concat(expected),
          results(threads, EngineTasks.NOISE, rows),
          threads + " threads, seed " + SEED);
    }
  }

  private Batch results(int threads, String task, Batch rows) {
    List<Batch> results = new ArrayList<>();
    try (Engine engine = engine(threads)) {
      engine.forEachBlock(each(task, rows, results::add, context(engine)));
    }
    return Rows.concat(results);
  }

  @Test
  final void theErrorOfATaskComesThrough() {
    for (int threads : THREADS) {
      try (Engine engine = engine(threads)) {
        AggregateRequest sum = sum(EngineTasks.FAIL, Dataset.of(numbers(643)), context(engine));
        assertEquals(
            StandardError.INVALID_DATA,
            assertThrows(GeneraException.class, () -> engine.aggregate(sum)).code());
      }
    }
  }

  /**
   * The sink sees all blocks before the first that fails, and then its error, not a later one's.
   */
  @Test
  final void theFirstFailingBlockWins() {
    for (int threads : THREADS) {
      List<Batch> before = new ArrayList<>();
      try (Engine engine = engine(threads)) {
        BlockRequest request = each(EngineTasks.FAIL, numbers(643), before::add, context(engine));
        GeneraException error =
            assertThrows(GeneraException.class, () -> engine.forEachBlock(request));
        assertEquals("row " + EngineTasks.FAILING_ROW, error.getMessage());
      }
      assertEquals(EngineTasks.FAILING_ROW, Rows.concat(before).rows(), threads + " threads");
    }
  }

  @Test
  final void theErrorOfTheSinkComesThrough() {
    BatchSink full =
        block -> {
          throw new GeneraException(StandardError.INPUT_OUTPUT, "The disk is full.");
        };
    for (int threads : THREADS) {
      try (Engine engine = engine(threads)) {
        BlockRequest request = each(EngineTasks.COPY, numbers(643), full, context(engine));
        assertEquals(
            StandardError.INPUT_OUTPUT,
            assertThrows(GeneraException.class, () -> engine.forEachBlock(request)).code());
      }
    }
  }

  @Test
  final void cancellationEndsThePass() {
    for (int threads : THREADS) {
      Cancellation cancellation = new Cancellation();
      try (Engine engine = engine(threads)) {
        RunContext context = context(engine).toBuilder().cancellation(cancellation).build();
        BlockRequest each =
            each(EngineTasks.COPY, numbers(5000), block -> cancellation.cancel(), context);
        AggregateRequest sum = sum(EngineTasks.COPY, Dataset.of(numbers(643)), context);
        assertEquals(
            StandardError.CANCELLED,
            assertThrows(GeneraException.class, () -> engine.forEachBlock(each)).code());
        assertEquals(
            StandardError.CANCELLED,
            assertThrows(GeneraException.class, () -> engine.aggregate(sum)).code());
      }
    }
  }

  /** Whether a pass succeeds, fails or is cancelled. */
  @Test
  final void readersAreClosed() {
    for (int threads : THREADS) {
      WatchedDataset rows = new WatchedDataset(Dataset.of(numbers(643)));
      try (Engine engine = engine(threads)) {
        for (String task : List.of(EngineTasks.COPY, EngineTasks.FAIL)) {
          attempt(() -> engine.aggregate(sum(task, rows, context(engine))));
          attempt(() -> engine.forEachBlock(each(task, rows, block -> {}, context(engine))));
        }
        Cancellation cancellation = new Cancellation();
        RunContext context = context(engine).toBuilder().cancellation(cancellation).build();
        attempt(
            () ->
                engine.forEachBlock(
                    each(EngineTasks.COPY, rows, block -> cancellation.cancel(), context)));
      }
      assertTrue(rows.opened() > 0, "nothing was read");
      assertEquals(0, rows.open(), threads + " threads, readers left open");
    }
  }

  @Test
  final void anEngineGoesOnAfterAnError() {
    Batch rows = numbers(643);
    for (int threads : THREADS) {
      try (Engine engine = engine(threads)) {
        attempt(() -> engine.aggregate(sum(EngineTasks.FAIL, Dataset.of(rows), context(engine))));
        attempt(
            () ->
                engine.forEachBlock(
                    each(EngineTasks.FAIL, Dataset.of(rows), block -> {}, context(engine))));
        assertArrayEquals(
            canonicalSum(rows),
            engine.aggregate(sum(EngineTasks.COPY, Dataset.of(rows), context(engine))),
            threads + " threads, after an error");
      }
    }
  }

  private static void attempt(Runnable pass) {
    try {
      pass.run();
    } catch (GeneraException e) {
      assertTrue(
          Set.of(StandardError.INVALID_DATA, StandardError.CANCELLED).contains(e.code()),
          e.toString());
    }
  }

  @Test
  final void anEngineWorksOnAtLeastOneBlockAtATime() {
    try (Engine engine = engine(2)) {
      assertTrue(engine.parallelism() >= 1);
    }
  }

  private static RunContext context(Engine engine) {
    return RunContext.on(engine).seed(SEED).blockRows(BLOCK_ROWS).build();
  }

  private static AggregateRequest sum(String task, Dataset data, RunContext context) {
    return new AggregateRequest(EngineTasks.spec(task), FACTORS, data, context);
  }

  private static BlockRequest each(String task, Batch rows, BatchSink sink, RunContext context) {
    return each(task, Dataset.of(rows), sink, context);
  }

  private static BlockRequest each(String task, Dataset rows, BatchSink sink, RunContext context) {
    return new BlockRequest(EngineTasks.spec(task), rows, "contract", sink, context);
  }
}
