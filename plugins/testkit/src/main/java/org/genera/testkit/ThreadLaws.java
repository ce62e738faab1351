package org.genera.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.genera.api.data.Batch;
import org.genera.api.engine.RandomStream;
import org.genera.api.model.AncestralSampling;
import org.genera.api.model.Capability;
import org.genera.api.model.Classifier;
import org.genera.api.model.Conditioning;
import org.genera.api.model.Density;
import org.genera.api.model.DensityBound;
import org.genera.api.model.Fill;
import org.genera.api.model.LatentEncoder;
import org.genera.api.model.LatentSpace;
import org.genera.api.model.LogDensityGradient;
import org.genera.api.model.MixtureMembership;
import org.genera.api.model.Model;
import org.genera.core.file.ModelFile;

/** What holds for models and families that several threads use at once. */
final class ThreadLaws {

  private static final int THREADS = 4;
  private static final int TRAININGS = 2;

  /** How long threads go on asking, in nanoseconds: long enough to be at it at the same time. */
  private static final long AT_LEAST = 25_000_000;

  private ThreadLaws() {}

  /** A model is thread-safe: each thread gets the answers that it would get alone. */
  static void severalThreadsMayAskAtOnce(FixtureRun run) {
    Model model = run.model();
    ask(run, Density.class, (rows, random) -> model.require(Density.class).logDensity(rows));
    ask(
        run,
        Classifier.class,
        (rows, random) -> flat(model.require(Classifier.class).logProbabilities(rows)));
    ask(
        run,
        MixtureMembership.class,
        (rows, random) -> flat(model.require(MixtureMembership.class).responsibilities(rows)));
    ask(
        run,
        LogDensityGradient.class,
        (rows, random) ->
            flat(model.require(LogDensityGradient.class).gradient(Rows.complete(rows))));
    ask(
        run,
        AncestralSampling.class,
        (rows, random) ->
            numbers(model.require(AncestralSampling.class).sample(rows.rows(), random)));
    ask(
        run,
        Conditioning.class,
        (rows, random) ->
            numbers(model.require(Conditioning.class).impute(rows, Fill.DRAW, random)));
    ask(
        run,
        DensityBound.class,
        (rows, random) -> model.require(DensityBound.class).bound(rows, 2, random).elbo());
    ask(
        run,
        LatentEncoder.class,
        (rows, random) -> flat(LatentLaws.cells(model.require(LatentEncoder.class).encode(rows))));
    ask(
        run,
        LatentSpace.class,
        (rows, random) -> decoded(model.require(LatentSpace.class), rows.rows(), random));
  }

  private static double[] decoded(LatentSpace space, int rows, RandomStream random) {
    return flat(LatentLaws.cells(space.decode(space.prior(rows, random), Fill.DRAW, random)));
  }

  /** What a model is asked of rows. */
  private interface Question {
    double[] answer(Batch rows, RandomStream random);
  }

  /** Each thread asks of the same rows in an order of its own. */
  private static void ask(
      FixtureRun run, Class<? extends Capability> capability, Question question) {
    if (!run.declares(capability)) {
      return;
    }
    Batch holed = Rows.withHoles(run.fixture().features(), 0.2, FixtureRun.random("holes"));
    List<Supplier<double[]>> questions = new ArrayList<>();
    for (int thread = 0; thread < THREADS; thread++) {
      int stream = thread;
      Batch rows = turned(holed, thread);
      questions.add(
          () -> question.answer(rows, RandomStream.of(FixtureRun.SEED, "threads", stream)));
    }
    allAtOnce(run, questions, capability.getSimpleName());
  }

  private static double[] flat(double[][] rows) {
    return Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
  }

  private static double[] numbers(Batch rows) {
    return flat(Rows.numbers(rows));
  }

  /** A family is thread-safe and remembers nothing from one training to the next. */
  static void severalTrainingsMayRunAtOnce(FixtureRun run) {
    List<Supplier<double[]>> trainings = new ArrayList<>();
    for (int thread = 0; thread < TRAININGS; thread++) {
      Batch rows = turned(run.fixture().data(), thread);
      trainings.add(() -> numbers(ModelFile.toBytes(run.train(rows))));
    }
    allAtOnce(run, trainings, "trained");
  }

  private static double[] numbers(byte[] bytes) {
    return IntStream.range(0, bytes.length).mapToDouble(i -> bytes[i]).toArray();
  }

  private static Batch turned(Batch rows, int thread) {
    int count = rows.rows();
    int by = thread * count / THREADS;
    return rows.pick(IntStream.range(0, count).map(row -> (row + by) % count).toArray());
  }

  private static void allAtOnce(FixtureRun run, List<Supplier<double[]>> questions, String what) {
    String where = run.where(what + ", by several threads at once");
    List<double[]> expected = questions.stream().map(Supplier::get).toList();
    CountDownLatch ready = new CountDownLatch(questions.size());
    ExecutorService threads = Executors.newFixedThreadPool(questions.size());
    try {
      List<Future<?>> asked = new ArrayList<>();
      for (int i = 0; i < questions.size(); i++) {
        Supplier<double[]> question = questions.get(i);
        double[] answer = expected.get(i);
        asked.add(
            threads.submit(
                () -> {
                  ready.countDown();
                  ready.await();
                  long start = System.nanoTime();
                  do {
                    assertArrayEquals(answer, question.get(), where);
                  } while (System.nanoTime() - start < AT_LEAST);
                  return true;
                }));
      }
      for (Future<?> thread : asked) {
        thread.get();
      }
    } catch (ExecutionException | InterruptedException e) {
      throw new AssertionError(where, e);
    } finally {
      threads.shutdownNow();
    }
  }
}
