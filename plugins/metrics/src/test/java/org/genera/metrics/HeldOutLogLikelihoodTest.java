package org.genera.metrics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.genera.api.Cancellation;
import org.genera.api.GeneraException;
import org.genera.api.RunContext;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.Column;
import org.genera.api.data.Dataset;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.genera.api.engine.Engine;
import org.genera.api.engine.EngineRequest;
import org.genera.api.engine.RandomStream;
import org.genera.api.engine.TaskSpec;
import org.genera.api.metric.Metric.Input;
import org.genera.api.metric.MetricRequest;
import org.genera.api.metric.MetricResult;
import org.genera.api.metric.MetricValue;
import org.genera.api.model.Density;
import org.genera.api.option.Options;
import org.genera.core.engine.LocalEngineFactory;
import org.junit.jupiter.api.Test;

class HeldOutLogLikelihoodTest {

  private static final Schema X = Schema.of(Column.real("x"));
  private static final Schema X_AND_WEIGHT =
      Schema.of(Column.real("x"), Column.real("w").withRole(Role.WEIGHT));

  private final HeldOutLogLikelihood metric = new HeldOutLogLikelihood();

  @Test
  void itAsksForAModelWithADensityAndForHeldOutRows() {
    assertEquals(Set.of(Input.MODEL, Input.HELD_OUT), metric.inputs());
    assertEquals(Set.of(Density.class), metric.requires());
  }

  @Test
  void drawsOfTheModelScoreItsNegativeEntropy() {
    MetricValue mean = value(evaluate(Batch.ofReals(X, draws(100_000))), "meanLogLikelihood");
    double error = mean.standardError().orElseThrow();
    assertEquals(HalfNormal.MEAN_LOG_DENSITY, mean.value(), 4 * error);
    // Var(x^2 / 2) of a chi-squared with one degree of freedom is 1/2.
    assertEquals(Math.sqrt(0.5 / 100_000), error, 0.05 * error);
  }

  @Test
  void withoutWeightsTheErrorIsTheSampleDeviationOverTheRootOfN() {
    double[] x = draws(5000);
    double[] logDensities = Arrays.stream(x).map(HalfNormal::logDensity).toArray();
    double mean = Arrays.stream(logDensities).sum() / x.length;
    double squares = Arrays.stream(logDensities).map(l -> (l - mean) * (l - mean)).sum();
    MetricResult result = evaluate(Batch.ofReals(X, x));
    MetricValue found = value(result, "meanLogLikelihood");
    assertEquals(mean, found.value(), 1e-12);
    assertEquals(
        Math.sqrt(squares / (x.length - 1) / x.length), found.standardError().orElseThrow(), 1e-12);
    assertEquals(mean * x.length, value(result, "logLikelihood").value(), 1e-9);
    assertEquals(x.length, value(result, "rows").value());
    assertEquals(0, value(result, "impossibleRows").value());
  }

  @Test
  void aWeightCountsARowThatManyTimes() {
    double[] x = {0.1, 0.7, 2.5};
    double[] weights = {1, 3, 0};
    MetricResult weighted = evaluate(Batch.ofReals(X_AND_WEIGHT, x, weights));
    MetricResult repeated = evaluate(Batch.ofReals(X, new double[] {0.1, 0.7, 0.7, 0.7}));
    for (String name : List.of("meanLogLikelihood", "logLikelihood")) {
      assertEquals(value(repeated, name).value(), value(weighted, name).value(), 1e-14);
    }
    assertEquals(3, value(weighted, "rows").value());
  }

  @Test
  void theUnitOfWeightsDoesNotMatterToMeanAndError() {
    double[] x = draws(400);
    double[] weights = draws(400);
    double[] thousands = Arrays.stream(weights).map(w -> 1000 * w).toArray();
    MetricValue one = value(evaluate(Batch.ofReals(X_AND_WEIGHT, x, weights)), "meanLogLikelihood");
    MetricValue other =
        value(evaluate(Batch.ofReals(X_AND_WEIGHT, x, thousands)), "meanLogLikelihood");
    assertEquals(one.value(), other.value(), 1e-12);
    assertEquals(one.standardError().orElseThrow(), other.standardError().orElseThrow(), 1e-12);
  }

  @Test
  void anImpossibleRowMakesTheTotalNegativeInfinityAndIsCounted() {
    MetricResult result = evaluate(Batch.ofReals(X, new double[] {1, -1, 2, -3}));
    assertEquals(Double.NEGATIVE_INFINITY, value(result, "logLikelihood").value());
    assertEquals(Double.NEGATIVE_INFINITY, value(result, "meanLogLikelihood").value());
    assertEquals(OptionalDouble.empty(), value(result, "meanLogLikelihood").standardError());
    assertEquals(2, value(result, "impossibleRows").value());
  }

  @Test
  void anImpossibleRowOfWeightZeroDoesNotCount() {
    MetricResult result =
        evaluate(Batch.ofReals(X_AND_WEIGHT, new double[] {1, -1}, new double[] {2, 0}));
    assertEquals(HalfNormal.logDensity(1), value(result, "meanLogLikelihood").value(), 1e-15);
    assertEquals(0, value(result, "impossibleRows").value());
  }

  @Test
  void otherColumnsOfTheDataAreLeftAlone() {
    Schema wider =
        Schema.of(Column.real("y"), Column.real("x"), Column.real("id").withRole(Role.ID));
    double[] x = draws(100);
    double[] noise = draws(100);
    assertEquals(
        value(evaluate(Batch.ofReals(X, x)), "logLikelihood"),
        value(evaluate(Batch.ofReals(wider, noise, x, noise)), "logLikelihood"));
  }

  @Test
  void theBitsAreTheSameOnAnyNumberOfThreads() {
    Dataset data = Dataset.of(Batch.ofReals(X, draws(10_000)));
    double[] one = values(evaluate(data, 1, 64));
    assertArrayEquals(one, values(evaluate(data, 2, 64)));
    assertArrayEquals(one, values(evaluate(data, 5, 64)));
  }

  @Test
  void rowsThatWeighNothingAreNoData() {
    assertCode(
        StandardError.NO_DATA,
        Dataset.of(Batch.ofReals(X_AND_WEIGHT, new double[] {1, 2}, new double[] {0, 0})));
    assertCode(StandardError.NO_DATA, Dataset.of(X, List.of()));
  }

  @Test
  void aNegativeWeightIsAnErrorWithItsRow() {
    GeneraException error =
        assertCode(
            StandardError.INVALID_DATA,
            Dataset.of(Batch.ofReals(X_AND_WEIGHT, new double[] {1, 2}, new double[] {1, -1})));
    assertTrue(error.getMessage().contains("Row 2, column 'w'"), error.getMessage());
  }

  @Test
  void aMissingFeatureColumnIsNamed() {
    GeneraException error =
        assertCode(
            StandardError.UNKNOWN_COLUMN,
            Dataset.of(Batch.ofReals(Schema.of(Column.real("y")), new double[] {1})));
    assertTrue(error.getMessage().contains("'x'"), error.getMessage());
  }

  @Test
  void cancellingStopsIt() {
    Cancellation cancelled = new Cancellation();
    cancelled.cancel();
    try (Engine engine = engine(1)) {
      RunContext context = RunContext.on(engine).cancellation(cancelled).build();
      Dataset data = Dataset.of(Batch.ofReals(X, draws(10)));
      GeneraException error =
          assertThrows(GeneraException.class, () -> metric.evaluate(request(context, data)));
      assertEquals(StandardError.CANCELLED, error.code());
    }
  }

  private GeneraException assertCode(StandardError code, Dataset data) {
    GeneraException error =
        assertThrows(GeneraException.class, () -> evaluate(data, 1, RunContext.DEFAULT_BLOCK_ROWS));
    assertEquals(code, error.code(), error.getMessage());
    return error;
  }

  private MetricResult evaluate(Batch rows) {
    return evaluate(Dataset.of(rows), 2, RunContext.DEFAULT_BLOCK_ROWS);
  }

  private MetricResult evaluate(Dataset data, int threads, int blockRows) {
    try (Engine engine = engine(threads)) {
      return metric.evaluate(request(RunContext.on(engine).blockRows(blockRows).build(), data));
    }
  }

  private Engine engine(int threads) {
    return new LocalEngineFactory().create(new EngineRequest(Options.none(), threads, this::owner));
  }

  private HeldOutLogLikelihood owner(TaskSpec spec) {
    assertEquals(TaskSpec.Kind.METRIC, spec.kind());
    assertEquals(metric.name(), spec.owner());
    return metric;
  }

  private static MetricRequest request(RunContext context, Dataset data) {
    return MetricRequest.on(context).model(new HalfNormal()).data(Input.HELD_OUT, data).build();
  }

  private static double[] draws(int n) {
    RandomStream random = RandomStream.of(11, "half-normal", 0);
    double[] x = new double[n];
    for (int i = 0; i < n; i++) {
      x[i] = Math.abs(random.nextGaussian());
    }
    return x;
  }

  private static MetricValue value(MetricResult result, String name) {
    return result.values().stream()
        .filter(value -> value.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static double[] values(MetricResult result) {
    return result.values().stream().mapToDouble(MetricValue::value).toArray();
  }
}
