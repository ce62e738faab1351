package org.genera.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.genera.api.Cancellation;
import org.genera.api.ErrorCategory;
import org.genera.api.GeneraException;
import org.genera.api.Plugin;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.Column;
import org.genera.api.data.Schema;
import org.genera.api.model.Conditioning;
import org.genera.api.model.Density;
import org.genera.api.model.Model;
import org.genera.api.option.Options;
import org.genera.api.sample.SampleReport;
import org.genera.api.sample.SampleRequest;
import org.genera.api.sample.SamplerFactory;
import org.genera.api.sample.SamplerRequest;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What holds for every sampler, tried on each fixture. */
public abstract class SamplerContract extends PluginContract {

  private static final int INDEPENDENT_ROWS = 2048;

  /** A statement about a sampler at work on a fixture. */
  private interface Law {
    void check(SamplerRun run);
  }

  /**
   * The sampler under test.
   *
   * @return a fresh instance
   */
  protected abstract SamplerFactory sampler();

  /**
   * The cases on which it is tested.
   *
   * @return at least one
   */
  protected abstract List<SamplerFixture> fixtures();

  @Override
  protected final Plugin plugin() {
    return sampler();
  }

  private Stream<DynamicTest> each(Law law) {
    return each(fixtures().stream(), law);
  }

  private Stream<DynamicTest> eachExact(Law law) {
    return each(fixtures().stream().filter(SamplerFixture::exact), law);
  }

  private Stream<DynamicTest> each(Stream<SamplerFixture> fixtures, Law law) {
    return fixtures.map(
        fixture ->
            DynamicTest.dynamicTest(
                fixture.name(), () -> law.check(new SamplerRun(sampler(), fixture))));
  }

  @Test
  final void aModelThatLacksWhatIsRequiredIsRefused() {
    if (sampler().requires().isEmpty()) {
      return;
    }
    try (TestPlatform platform = new TestPlatform(1, sampler())) {
      SamplerRequest request =
          SamplerRequest.of(
              new BareModel(),
              Options.of(sampler().options(), fixtures().get(0).options()),
              platform.context(1));
      GeneraException error =
          assertThrows(
              GeneraException.class,
              () ->
                  sampler()
                      .prepare(request)
                      .sample(SampleRequest.of(1, platform.context(1)), batch -> {}));
      assertEquals(StandardError.UNSUPPORTED_CAPABILITY, error.code(), error.getMessage());
    }
  }

  @TestFactory
  final Stream<DynamicTest> thereAreAsManyRowsAsWereAskedFor() {
    return each(
        run -> {
          for (int rows : new int[] {0, 1, 333}) {
            assertEquals(rows, run.sample(rows).rows(), run.where("rows"));
          }
        });
  }

  @TestFactory
  final Stream<DynamicTest> rowsAreComplete() {
    return each(
        run -> {
          Batch rows = run.sample(200);
          for (Column column : rows.schema().columns()) {
            for (int row = 0; row < rows.rows(); row++) {
              assertFalse(rows.column(column.name()).isMissing(row), run.where(column.name()));
            }
          }
        });
  }

  @TestFactory
  final Stream<DynamicTest> theSameSeedGivesTheSameRows() {
    return each(
        run -> {
          Batch expected = run.sample(333);
          for (int threads : new int[] {1, 2, 4}) {
            try (TestPlatform platform = run.platform(threads)) {
              CellEquality.assertSameCells(
                  expected, run.sample(platform, 333), run.where(threads + " threads"));
            }
          }
          try (TestPlatform platform = run.backwards()) {
            CellEquality.assertSameCells(
                expected, run.sample(platform, 333), run.where("blocks backwards"));
          }
        });
  }

  @TestFactory
  final Stream<DynamicTest> anotherSeedGivesOtherRows() {
    return each(
        run ->
            assertFalse(
                CellEquality.areSame(run.sample(333), run.sampleOfAnotherSeed(333)),
                run.where("the same rows of another seed")));
  }

  /** Where rows follow the density exactly, a row has nothing to do with the ones before. */
  @TestFactory
  final Stream<DynamicTest> rowsAreIndependent() {
    return eachExact(
        run -> IndependenceLaws.assertIndependent(run::where, run.sample(INDEPENDENT_ROWS)));
  }

  @TestFactory
  final Stream<DynamicTest> theReportCounts() {
    return each(
        run -> {
          SampleReport report = run.report(200);
          assertEquals(200, report.rows(), run.where(report.toString()));
          assertTrue(report.proposals() >= 0, run.where(report.toString()));
          assertTrue(
              report.acceptanceRate() > 0 && report.acceptanceRate() <= 1,
              run.where(report.toString()));
          assertTrue(
              report.effectiveSampleSize() > 0 && report.effectiveSampleSize() <= 200,
              run.where(report.toString()));
        });
  }

  @TestFactory
  final Stream<DynamicTest> cancellationEndsTheWork() {
    return each(
        run -> {
          Cancellation cancellation = new Cancellation();
          cancellation.cancel();
          GeneraException error =
              assertThrows(GeneraException.class, () -> run.sample(100, cancellation));
          assertEquals(StandardError.CANCELLED, error.code(), run.where("cancelled"));
        });
  }

  /** A sampler keeps what is given, or says that it cannot. */
  @TestFactory
  final Stream<DynamicTest> whatIsGivenIsKeptOrRefused() {
    return each(
        run -> {
          Schema schema = run.sample(1).schema();
          Batch first = run.sample(1).select(List.of(schema.column(0).name()));
          Batch evidence = run.fixture().given().orElse(first);
          try {
            Batch rows = run.sample(50, evidence).select(evidence.schema().names());
            CellEquality.assertSameCells(
                Rows.repeat(evidence, 0, 50), rows, run.where("given values"));
          } catch (GeneraException e) {
            assertTrue(run.fixture().given().isEmpty(), run.where(e.toString()));
            assertEquals(ErrorCategory.USAGE, e.category(), run.where(e.toString()));
          }
        });
  }

  @TestFactory
  final Stream<DynamicTest> anUnknownGivenColumnIsRefused() {
    return each(
        run -> {
          Batch unknown =
              Batch.ofReals(Schema.of(Column.real("contract-unknown")), new double[] {1});
          GeneraException error =
              assertThrows(GeneraException.class, () -> run.sample(10, unknown));
          assertTrue(
              Set.of(ErrorCategory.USAGE, ErrorCategory.DATA).contains(error.category()),
              run.where(error.toString()));
        });
  }

  @TestFactory
  final Stream<DynamicTest> samplesAgreeWithTheDensity() {
    return eachExact(SamplerContract::agrees);
  }

  private static void agrees(SamplerRun run) {
    Model model =
        run.fixture()
            .given()
            .map(evidence -> run.fixture().model().require(Conditioning.class).given(evidence))
            .orElse(run.fixture().model());
    List<String> columns = Rows.names(model.schema().features());
    SamplingLaws.agree(
        run::where,
        (rows, random) -> run.sample(rows),
        model.require(Density.class),
        run.sample(400).select(columns));
  }
}
