package org.genera.samplers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.genera.api.Cancellation;
import org.genera.api.GeneraException;
import org.genera.api.RunContext;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchBuilder;
import org.genera.api.data.Batches;
import org.genera.api.data.Column;
import org.genera.api.data.Schema;
import org.genera.api.engine.Engine;
import org.genera.api.engine.EngineRequest;
import org.genera.api.engine.TaskSpec;
import org.genera.api.model.Model;
import org.genera.api.model.ModelArchiveWriter;
import org.genera.api.model.ModelHeader;
import org.genera.api.option.Options;
import org.genera.api.sample.SampleReport;
import org.genera.api.sample.SampleRequest;
import org.genera.api.sample.Sampler;
import org.genera.api.sample.SamplerFactory;
import org.genera.api.sample.SamplerRequest;
import org.genera.core.engine.LocalEngineFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Moments and shares; every bound is five standard errors wide. */
class SamplersTest {

  private static final int N = 50_000;
  private static final long SEED = 3;
  private static final SamplerFactory ANCESTRAL = new AncestralSamplerFactory();
  private static final SamplerFactory CONDITIONAL = new ConditionalSamplerFactory();

  static List<SamplerFactory> factories() {
    return List.of(ANCESTRAL, CONDITIONAL);
  }

  @ParameterizedTest
  @MethodSource("factories")
  void withNothingGivenRowsComeFromTheWholeDistribution(SamplerFactory factory) {
    Batch rows = draw(factory, N);
    double shareOfB = mean(rows.numbers(2));
    assertEquals(0.7, shareOfB, 5 * Math.sqrt(0.21 / N));
    for (int label = 0; label < 2; label++) {
      double[] x = where(rows, 0, label);
      double[] y = where(rows, 1, label);
      double error = 1 / Math.sqrt(x.length);
      assertEquals(LabelledGaussians.MEAN_X[label], mean(x), 5 * error);
      assertEquals(LabelledGaussians.MEAN_Y[label], mean(y), 5 * error);
      assertEquals(LabelledGaussians.COVARIANCE, covariance(x, y), 5 * 1.2 * error);
    }
  }

  @ParameterizedTest
  @MethodSource("factories")
  void rowsAreTheSameOnAnyNumberOfThreads(SamplerFactory factory) {
    double[] one = draw(factory, 10_000, 1, SEED).numbers(0);
    assertArrayEquals(one, draw(factory, 10_000, 2, SEED).numbers(0));
    assertArrayEquals(one, draw(factory, 10_000, 5, SEED).numbers(0));
    assertFalse(Arrays.equals(one, draw(factory, 10_000, 1, SEED + 1).numbers(0)));
  }

  @ParameterizedTest
  @MethodSource("factories")
  void batchesComeInOrderWithFeaturesAndLabel(SamplerFactory factory) {
    List<Batch> batches = new ArrayList<>();
    SampleReport report = sample(factory, 10_000, batches);
    assertEquals(SampleReport.independent(10_000), report);
    long next = 0;
    for (Batch batch : batches) {
      assertEquals(LabelledGaussians.DRAWN, batch.schema());
      assertEquals(next, batch.firstRow());
      next += batch.rows();
    }
    assertEquals(10_000, next);
  }

  @ParameterizedTest
  @MethodSource("factories")
  void noRowsAreNoBatches(SamplerFactory factory) {
    List<Batch> batches = new ArrayList<>();
    assertEquals(0, sample(factory, 0, batches).rows());
    assertEquals(List.of(), batches);
  }

  @ParameterizedTest
  @MethodSource("factories")
  void aModelThatCannotIsRefusedBeforeTheFirstRow(SamplerFactory factory) {
    Model incapable = new Incapable(new LabelledGaussians().header());
    try (Engine engine = engine(factory, 1)) {
      SamplerRequest request =
          SamplerRequest.of(incapable, Options.none(), RunContext.on(engine).build());
      GeneraException error = assertThrows(GeneraException.class, () -> factory.prepare(request));
      assertEquals(StandardError.UNSUPPORTED_CAPABILITY, error.code());
      assertTrue(error.getMessage().contains("'" + factory.name() + "'"), error.getMessage());
    }
  }

  @ParameterizedTest
  @MethodSource("factories")
  void cancellingStopsIt(SamplerFactory factory) {
    Cancellation cancelled = new Cancellation();
    cancelled.cancel();
    try (Engine engine = engine(factory, 1)) {
      RunContext context = RunContext.on(engine).cancellation(cancelled).build();
      Sampler sampler = sampler(factory, context);
      GeneraException error =
          assertThrows(
              GeneraException.class,
              () -> sampler.sample(SampleRequest.of(10, context), batch -> {}));
      assertEquals(StandardError.CANCELLED, error.code());
    }
  }

  @ParameterizedTest
  @MethodSource("factories")
  void aTaskOfAnotherNameIsADefect(SamplerFactory factory) {
    TaskSpec spec =
        new TaskSpec(
            TaskSpec.Kind.SAMPLER,
            factory.name(),
            "no-such-task",
            Options.none(),
            LabelledGaussians.DRAWN,
            Optional.of(new LabelledGaussians()));
    GeneraException error = assertThrows(GeneraException.class, () -> factory.blockTask(spec));
    assertEquals(StandardError.INTERNAL, error.code());
  }

  @Test
  void givenAFeatureTheOthersFollowItsConditionalDistribution() {
    double y = 0.8;
    Batch rows = draw(CONDITIONAL, reals("y", y));
    assertTrue(Arrays.stream(rows.numbers(1)).allMatch(value -> value == y));
    double[] posterior = LabelledGaussians.labelGivenY(y);
    assertEquals(posterior[1], mean(rows.numbers(2)), 5 * Math.sqrt(0.25 / N));
    for (int label = 0; label < 2; label++) {
      double[] x = where(rows, 0, label);
      double sigma = LabelledGaussians.conditionalSigma();
      double error = sigma / Math.sqrt(x.length);
      assertEquals(LabelledGaussians.meanOfX(y, label), mean(x), 5 * error);
      assertEquals(sigma * sigma, covariance(x, x), 5 * Math.sqrt(2) * sigma * error);
    }
  }

  @Test
  void givenTheLabelTheFeaturesAreOfThatClass() {
    Schema label = Schema.of(LabelledGaussians.DRAWN.column("label"));
    BatchBuilder builder = new BatchBuilder(label, 1);
    builder.whole(0, 0);
    builder.endRow();
    Batch rows = draw(CONDITIONAL, builder.build(0));
    assertTrue(Arrays.stream(rows.numbers(2)).allMatch(code -> code == 0));
    assertEquals(-1, mean(rows.numbers(0)), 5 / Math.sqrt(N));
    assertEquals(0, mean(rows.numbers(1)), 5 / Math.sqrt(N));
  }

  @Test
  void ancestralRefusesGivenValuesAndNamesTheSamplerThatTakesThem() {
    GeneraException error =
        assertThrows(GeneraException.class, () -> draw(ANCESTRAL, reals("y", 0.8)));
    assertEquals(StandardError.USAGE, error.code());
    assertTrue(error.getMessage().contains("'conditional'"), error.getMessage());
  }

  @Test
  void anUnknownGivenColumnGetsTheNearestName() {
    GeneraException error =
        assertThrows(GeneraException.class, () -> draw(CONDITIONAL, reals("labl", 1)));
    assertEquals(StandardError.UNKNOWN_COLUMN, error.code());
    assertTrue(error.getMessage().contains("Did you mean 'label'?"), error.getMessage());
  }

  @Test
  void aGivenValueOfAnotherKindIsRefused() {
    GeneraException error =
        assertThrows(GeneraException.class, () -> draw(CONDITIONAL, reals("label", 1)));
    assertEquals(StandardError.SCHEMA_MISMATCH, error.code());
    assertTrue(error.getMessage().contains("'label' is real"), error.getMessage());
  }

  /** A model that can do nothing. */
  private record Incapable(ModelHeader header) implements Model {
    @Override
    public void write(ModelArchiveWriter writer) {}
  }

  private static Batch reals(String column, double value) {
    return Batch.ofReals(Schema.of(Column.real(column)), new double[] {value});
  }

  private static Batch draw(SamplerFactory factory, int rows) {
    return draw(factory, rows, 2, SEED);
  }

  private static Batch draw(SamplerFactory factory, int rows, int threads, long seed) {
    try (Engine engine = engine(factory, threads)) {
      RunContext context = RunContext.on(engine).seed(seed).build();
      return collect(sampler(factory, context), SampleRequest.of(rows, context));
    }
  }

  private static Batch draw(SamplerFactory factory, Batch given) {
    try (Engine engine = engine(factory, 2)) {
      RunContext context = RunContext.on(engine).seed(SEED).build();
      return collect(sampler(factory, context), SampleRequest.of(N, context).given(given));
    }
  }

  private static Batch collect(Sampler sampler, SampleRequest request) {
    List<Batch> batches = new ArrayList<>();
    sampler.sample(request, batches::add);
    return Batches.concat(sampler.schema(), batches);
  }

  private static SampleReport sample(SamplerFactory factory, int rows, List<Batch> batches) {
    try (Engine engine = engine(factory, 2)) {
      RunContext context = RunContext.on(engine).seed(SEED).blockRows(512).build();
      return sampler(factory, context).sample(SampleRequest.of(rows, context), batches::add);
    }
  }

  private static Sampler sampler(SamplerFactory factory, RunContext context) {
    return factory.prepare(SamplerRequest.of(new LabelledGaussians(), Options.none(), context));
  }

  /** An engine that finds the owner of a task by its description alone. */
  private static Engine engine(SamplerFactory factory, int threads) {
    return new LocalEngineFactory()
        .create(
            new EngineRequest(
                Options.none(),
                threads,
                spec -> {
                  assertEquals(TaskSpec.Kind.SAMPLER, spec.kind());
                  assertEquals(factory.name(), spec.owner());
                  return factory;
                }));
  }

  private static double[] where(Batch rows, int column, int label) {
    double[] numbers = rows.numbers(column);
    double[] labels = rows.numbers(2);
    return IntStream.range(0, numbers.length)
        .filter(row -> labels[row] == label)
        .mapToDouble(row -> numbers[row])
        .toArray();
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  private static double covariance(double[] x, double[] y) {
    double meanX = mean(x);
    double meanY = mean(y);
    return IntStream.range(0, x.length)
        .mapToDouble(i -> (x[i] - meanX) * (y[i] - meanY))
        .average()
        .orElseThrow();
  }
}
