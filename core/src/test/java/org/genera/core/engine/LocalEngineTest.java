package org.genera.core.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.genera.api.Cancellation;
import org.genera.api.GeneraException;
import org.genera.api.RunContext;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchReader;
import org.genera.api.data.BatchSink;
import org.genera.api.data.Dataset;
import org.genera.api.data.ReadRequest;
import org.genera.api.data.Schema;
import org.genera.api.data.Split;
import org.genera.api.engine.AggregateRequest;
import org.genera.api.engine.BlockRequest;
import org.genera.api.engine.Engine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class LocalEngineTest {

  private static final long SEED = 7;
  private static final int[] THREADS = {1, 2, 3, 4, 7};

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 9, 10, 11, 640, 1001})
  void sumsHaveTheBitsOfTheReferenceOnAnyNumberOfThreadsAndSplits(int rows) {
    int blockRows = 10;
    List<double[]> vectors = ReferenceTree.adversarialVectors(rows, new Random(SEED));
    double[] expected = ReferenceTree.sum(blockSums(vectors, blockRows));
    Dataset data = TestData.of(vectors);
    for (int threads : THREADS) {
      List<Dataset> layouts =
          List.of(TestData.splits(data, 1), TestData.splits(data, 7), TestData.unknownLength(data));
      for (Dataset layout : layouts) {
        double[] sums = columnSums(threads, layout, blockRows);
        assertArrayEquals(expected, sums, threads + " threads, " + layout + ", seed " + SEED);
      }
    }
  }

  @Test
  void manyBlocksOfOneRow() {
    int rows = 300_000;
    assertEquals(
        rows * (rows - 1.0) / 2, columnSums(3, TestData.numbered(rows), 1)[0], "sum of 0..n-1");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 7})
  void resultsReachTheSinkInOrderAndOneAtATime(int threads) {
    for (Dataset layout : layouts(1003)) {
      List<Double> seen = new ArrayList<>();
      AtomicBoolean inSink = new AtomicBoolean();
      BatchSink sink =
          block -> {
            assertTrue(inSink.compareAndSet(false, true));
            for (double value : block.numbers(0)) {
              seen.add(value);
            }
            inSink.set(false);
          };
      each(threads, layout, TestTasks.each(block -> block), sink);
      assertEquals(1003, seen.size());
      for (int row = 0; row < 1003; row++) {
        assertEquals(row, seen.get(row));
      }
    }
  }

  @Test
  void blocksHaveTheSameRandomNumbersOnAnyNumberOfThreads() {
    TestTasks noise =
        TestTasks.each(
            (block, random) -> {
              double[] drawn = new double[block.rows()];
              Arrays.setAll(drawn, row -> random.nextGaussian());
              return Batch.ofReals(TestData.SCHEMA, drawn, drawn, drawn);
            });
    List<List<Double>> drawn = new ArrayList<>();
    for (int threads : THREADS) {
      for (Dataset layout : layouts(503)) {
        List<Double> values = new ArrayList<>();
        each(threads, layout, noise, block -> Arrays.stream(block.numbers(0)).forEach(values::add));
        drawn.add(values);
      }
    }
    assertEquals(1, drawn.stream().distinct().count());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 7})
  void theFirstFailingBlockWinsAndAllBeforeItAreDelivered(int threads) {
    for (Dataset layout : layouts(1000)) {
      List<Double> delivered = Collections.synchronizedList(new ArrayList<>());
      CountDownLatch laterBlockFails = new CountDownLatch(threads == 1 ? 0 : 1);
      TestTasks failing =
          TestTasks.each(
              block -> {
                if (block.firstRow() == 310) {
                  awaitUnchecked(laterBlockFails);
                  throw new IllegalStateException("row 310");
                } else if (block.firstRow() > 310) {
                  laterBlockFails.countDown();
                  throw new IllegalStateException("row " + block.firstRow());
                }
                return block;
              });
      IllegalStateException error =
          assertThrows(
              IllegalStateException.class,
              () -> each(threads, layout, failing, block -> delivered.add(block.numbers(0)[0])));
      assertEquals("row 310", error.getMessage());
      assertEquals(31, delivered.size());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void anAggregationThatFailsIsRethrownAsItIs(int threads) {
    GeneraException thrown = new GeneraException(StandardError.NUMERICAL, "Overflow.");
    TestTasks failing =
        TestTasks.columnSums(
            block -> {
              if (block.firstRow() == 500) {
                throw thrown;
              }
            });
    for (Dataset layout : layouts(1000)) {
      try (Engine engine = new LocalEngine(threads, spec -> failing)) {
        assertSame(
            thrown,
            assertThrows(
                GeneraException.class, () -> engine.aggregate(request(engine, layout, 10))));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void readingThatFailsIsRethrown(int threads) {
    for (Dataset layout : layouts(1000)) {
      TestData failing = ((TestData) layout).failingAt(42);
      IllegalStateException error =
          assertThrows(IllegalStateException.class, () -> columnSums(threads, failing, 10));
      assertEquals("reading block 42", error.getMessage());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void aSinkThatFailsStopsThePass(int threads) {
    for (Dataset layout : layouts(1000)) {
      AtomicInteger accepted = new AtomicInteger();
      BatchSink full =
          block -> {
            if (accepted.incrementAndGet() == 5) {
              throw new IllegalStateException("disk full");
            }
          };
      assertThrows(
          IllegalStateException.class,
          () -> each(threads, layout, TestTasks.each(block -> block), full));
      assertEquals(5, accepted.get());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void cancellationFromAnotherThreadEndsThePass(int threads) throws InterruptedException {
    Cancellation cancellation = new Cancellation();
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch cancelled = new CountDownLatch(1);
    TestTasks waiting =
        TestTasks.columnSums(
            block -> {
              started.countDown();
              awaitUnchecked(cancelled);
            });
    Thread user =
        new Thread(
            () -> {
              awaitUnchecked(started);
              cancellation.cancel();
              cancelled.countDown();
            });
    user.start();
    try (Engine engine = new LocalEngine(threads, spec -> waiting)) {
      RunContext context = RunContext.on(engine).blockRows(10).cancellation(cancellation).build();
      AggregateRequest request =
          new AggregateRequest(
              TestTasks.spec(TestData.SCHEMA), new double[0], TestData.numbered(1000), context);
      GeneraException error = assertThrows(GeneraException.class, () -> engine.aggregate(request));
      assertEquals(StandardError.CANCELLED, error.code());
    }
    user.join();
  }

  @Test
  void onlyAFewBlocksAreUnderWayWhileTheSinkIsBusy() {
    int threads = 4;
    AtomicInteger underWay = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    TestTasks counting =
        TestTasks.each(
            block -> {
              most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
              return block;
            });
    for (Dataset layout : layouts(5000)) {
      each(threads, layout, counting, block -> underWay.decrementAndGet());
    }
    assertTrue(most.get() <= 2 * threads, most + " blocks under way");
  }

  @Test
  void aSinkMayStartAPassOfItsOwn() {
    Dataset data = TestData.splits(TestData.numbered(200), 1);
    List<Double> sums = new ArrayList<>();
    try (Engine engine = new LocalEngine(3, spec -> TestTasks.columnSums(block -> {}))) {
      engine.forEachBlock(
          new BlockRequest(
              TestTasks.spec(TestData.SCHEMA),
              data,
              "test",
              block -> sums.add(engine.aggregate(request(engine, data, 10))[0]),
              RunContext.on(engine).blockRows(50).build()));
    }
    assertEquals(List.of(19900.0, 19900.0, 19900.0, 19900.0), sums);
  }

  @Test
  void aDatasetWithAShortBlockInTheMiddleIsNamed() {
    Dataset uneven =
        new Dataset() {
          @Override
          public Schema schema() {
            return TestData.SCHEMA;
          }

          @Override
          public List<Split> splits(ReadRequest request) {
            return List.of(new Split(0, 0, Split.UNKNOWN));
          }

          @Override
          public BatchReader read(Split split, ReadRequest request) {
            Dataset rows = TestData.numbered(30);
            return rows.read(new Split(0, 0, 30), request.blockRows(7));
          }
        };
    GeneraException error = assertThrows(GeneraException.class, () -> columnSums(2, uneven, 10));
    assertEquals(StandardError.INTERNAL, error.code());
    assertTrue(error.getMessage().contains(uneven.getClass().getName()), error.getMessage());
  }

  private static List<Dataset> layouts(int rows) {
    Dataset data = TestData.numbered(rows);
    return List.of(
        TestData.splits(data, 1), TestData.splits(data, 7), TestData.unknownLength(data));
  }

  private static double[] columnSums(int threads, Dataset data, int blockRows) {
    try (Engine engine = new LocalEngine(threads, spec -> TestTasks.columnSums(block -> {}))) {
      return engine.aggregate(request(engine, data, blockRows));
    }
  }

  private static AggregateRequest request(Engine engine, Dataset data, int blockRows) {
    return new AggregateRequest(
        TestTasks.spec(TestData.SCHEMA),
        new double[0],
        data,
        RunContext.on(engine).blockRows(blockRows).build());
  }

  private static void each(int threads, Dataset data, TestTasks tasks, BatchSink sink) {
    try (Engine engine = new LocalEngine(threads, spec -> tasks)) {
      engine.forEachBlock(
          new BlockRequest(
              TestTasks.spec(TestData.SCHEMA),
              data,
              "test",
              sink,
              RunContext.on(engine).seed(SEED).blockRows(10).build()));
    }
  }

  private static List<double[]> blockSums(List<double[]> vectors, int blockRows) {
    List<double[]> sums = new ArrayList<>();
    for (int row = 0; row < vectors.size(); row++) {
      if (row % blockRows == 0) {
        sums.add(new double[ReferenceTree.LENGTH]);
      }
      double[] sum = sums.get(row / blockRows);
      for (int c = 0; c < sum.length; c++) {
        sum[c] += vectors.get(row)[c];
      }
    }
    return sums;
  }

  private static void awaitUnchecked(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
