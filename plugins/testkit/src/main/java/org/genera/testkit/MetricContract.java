package org.genera.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.genera.api.Cancellation;
import org.genera.api.ErrorCode;
import org.genera.api.GeneraException;
import org.genera.api.Plugin;
import org.genera.api.RunContext;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.Dataset;
import org.genera.api.engine.TaskProvider;
import org.genera.api.metric.Metric;
import org.genera.api.metric.MetricRequest;
import org.genera.api.metric.MetricResult;
import org.genera.api.metric.MetricValue;
import org.genera.api.option.Options;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;

/** What holds for every metric, tried on each fixture. */
public abstract class MetricContract extends PluginContract {

  private static final double REPETITION = 1e-9;

  /** A statement about the metric on a fixture. */
  private interface Law {
    void check(MetricFixture fixture);
  }

  /**
   * The metric under test.
   *
   * @return a fresh instance
   */
  protected abstract Metric metric();

  /**
   * The cases on which it is tested, with all that the metric needs.
   *
   * @return at least one
   */
  protected abstract List<MetricFixture> fixtures();

  @Override
  protected final Plugin plugin() {
    return metric();
  }

  private Stream<DynamicTest> each(Law law) {
    return fixtures().stream()
        .map(fixture -> DynamicTest.dynamicTest(fixture.name(), () -> law.check(fixture)));
  }

  @TestFactory
  final Stream<DynamicTest> figuresHaveNamesOfTheirOwn() {
    return each(
        fixture -> {
          List<MetricValue> values = judge(fixture).values();
          Set<String> names =
              values.stream().map(MetricValue::name).collect(Collectors.toCollection(TreeSet::new));
          assertFalse(values.isEmpty(), "no figure at all");
          assertEquals(values.size(), names.size(), "names occur once: " + values);
          for (MetricValue value : values) {
            assertTrue(value.name().matches("[a-z][A-Za-z0-9]*"), value.toString());
            assertTrue(value.standardError().orElse(0) >= 0, value.toString());
          }
        });
  }

  @TestFactory
  final Stream<DynamicTest> theSameSeedGivesTheSameFigures() {
    return each(
        fixture -> {
          MetricResult expected = judge(fixture);
          for (int threads : new int[] {1, 2, 4}) {
            try (TestPlatform platform = new TestPlatform(threads, plugins(fixture))) {
              assertEquals(expected, judge(fixture, platform), threads + " threads");
            }
          }
          try (TestPlatform platform = TestPlatform.backwards(plugins(fixture))) {
            assertEquals(expected, judge(fixture, platform), "blocks backwards");
          }
        });
  }

  /** The most important figure is another one where all inputs of rows are halved. */
  @TestFactory
  final Stream<DynamicTest> figuresDependOnTheRows() {
    return each(
        fixture -> {
          MetricFixture halves = fixture;
          for (Map.Entry<Metric.Input, Batch> rows : fixture.data().entrySet()) {
            int half = rows.getValue().rows() / 2;
            halves = halves.data(rows.getKey(), rows.getValue().slice(0, half));
          }
          MetricValue whole = first(fixture);
          assertTrue(
              fixture.data().isEmpty() || whole.value() != first(halves).value(),
              whole + " whether there are all rows or half of them");
        });
  }

  /** An identifier and an ignored column have no influence. */
  @TestFactory
  final Stream<DynamicTest> otherColumnsChangeNothing() {
    return each(
        fixture -> {
          MetricResult expected = judge(fixture);
          fixture
              .data()
              .forEach(
                  (input, rows) ->
                      assertEquals(
                          expected,
                          judge(fixture.data(input, Rows.amongIgnored(rows))),
                          input + " among an identifier and an ignored column"));
        });
  }

  @TestFactory
  final Stream<DynamicTest> everyInputIsNeeded() {
    return each(
        fixture -> {
          for (Metric.Input input : metric().inputs()) {
            refuses(StandardError.USAGE, () -> judge(fixture.without(input)));
          }
        });
  }

  @TestFactory
  final Stream<DynamicTest> aModelThatLacksWhatIsRequiredIsRefused() {
    return each(
        fixture -> {
          if (!metric().requires().isEmpty()) {
            refuses(
                StandardError.UNSUPPORTED_CAPABILITY, () -> judge(fixture.model(new BareModel())));
          }
        });
  }

  @TestFactory
  final Stream<DynamicTest> noRowsAreNoData() {
    return each(
        fixture ->
            fixture
                .data()
                .forEach(
                    (input, rows) ->
                        refuses(
                            StandardError.NO_DATA,
                            () -> judge(fixture.data(input, rows.slice(0, 0))))));
  }

  @TestFactory
  final Stream<DynamicTest> cancellationEndsTheWork() {
    return each(
        fixture -> {
          Cancellation cancellation = new Cancellation();
          cancellation.cancel();
          try (TestPlatform platform = new TestPlatform(1, plugins(fixture))) {
            RunContext context = FixtureRun.context(platform).cancellation(cancellation).build();
            refuses(StandardError.CANCELLED, () -> judge(fixture, context));
          }
        });
  }

  @TestFactory
  final Stream<DynamicTest> weightsEqualRepetition() {
    return fixtures().stream()
        .filter(MetricFixture::weighs)
        .map(fixture -> DynamicTest.dynamicTest(fixture.name(), () -> weighs(fixture)));
  }

  private void weighs(MetricFixture fixture) {
    fixture.data().forEach((input, rows) -> weighs(fixture, input, rows));
  }

  private void weighs(MetricFixture fixture, Metric.Input input, Batch rows) {
    double[] weights = Rows.someWeights(rows.rows());
    MetricValue weighted = first(fixture.data(input, Rows.weighted(rows, weights)));
    MetricValue repeated = first(fixture.data(input, Rows.repeated(rows, weights)));
    Closeness.assertClose(repeated.value(), weighted.value(), REPETITION, input.name());
  }

  private MetricValue first(MetricFixture fixture) {
    return judge(fixture).values().get(0);
  }

  private static void refuses(ErrorCode code, Executable judgement) {
    GeneraException error = assertThrows(GeneraException.class, judgement);
    assertEquals(code, error.code(), error.getMessage());
  }

  private TaskProvider[] plugins(MetricFixture fixture) {
    return Stream.concat(Stream.of(metric()), fixture.others().stream())
        .toArray(TaskProvider[]::new);
  }

  private MetricResult judge(MetricFixture fixture) {
    try (TestPlatform platform = new TestPlatform(1, plugins(fixture))) {
      return judge(fixture, platform);
    }
  }

  private MetricResult judge(MetricFixture fixture, TestPlatform platform) {
    return judge(fixture, FixtureRun.context(platform).build());
  }

  private MetricResult judge(MetricFixture fixture, RunContext context) {
    MetricRequest.Builder request =
        MetricRequest.on(context).options(Options.of(metric().options(), fixture.options()));
    fixture.model().ifPresent(request::model);
    fixture.data().forEach((input, rows) -> request.data(input, Dataset.of(rows)));
    return metric().evaluate(request.build());
  }
}
