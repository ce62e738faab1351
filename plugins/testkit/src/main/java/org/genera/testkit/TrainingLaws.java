package org.genera.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.Arrays;
import java.util.List;
import org.genera.api.data.Batch;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.Dataset;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.genera.api.data.SeriesVector;
import org.genera.api.model.AncestralSampling;
import org.genera.api.model.Capability;
import org.genera.api.model.Density;
import org.genera.api.model.Model;
import org.genera.api.model.ModelArchive;
import org.genera.core.file.ModelFile;

/** What holds for training, and for what it leaves behind. */
final class TrainingLaws {

  private static final double REPETITION = 1e-9;
  private static final int RECOVERY_ROWS = 4000;
  private static final double HOLES = 0.2;

  private TrainingLaws() {}

  /** What is read back is the same model: same header, same bytes, same answers and samples. */
  static void aModelReadBackIsTheSameModel(FixtureRun run) {
    byte[] bytes = ModelFile.toBytes(run.model());
    ModelArchive archive = ModelFile.fromBytes(bytes, "contract", name -> run.family().options());
    Model back = run.family().read(archive);
    assertArrayEquals(bytes, ModelFile.toBytes(back), run.where("bytes of the model read back"));
    assertEquals(run.model().schema(), back.schema(), run.where("schema"));
    for (Class<? extends Capability> capability : Capabilities.of(run.family())) {
      assertEquals(
          run.model().capability(capability).isPresent(),
          back.capability(capability).isPresent(),
          run.where(capability.getSimpleName() + " after reading back"));
    }
    assertArrayEquals(
        Answers.of(run, run.model()), Answers.of(run, back), run.where("of the model read back"));
    if (run.declares(AncestralSampling.class)) {
      CellEquality.assertSameCells(
          run.model().require(AncestralSampling.class).sample(50, FixtureRun.random("sample")),
          back.require(AncestralSampling.class).sample(50, FixtureRun.random("sample")),
          run.where("samples of the model read back"));
    }
  }

  static void theSameSeedGivesTheSameBytes(FixtureRun run) {
    byte[] expected = ModelFile.toBytes(run.model());
    for (int threads : new int[] {1, 2, 4}) {
      try (TestPlatform platform = new TestPlatform(threads, run.family())) {
        assertArrayEquals(expected, bytes(run, platform), run.where(threads + " threads"));
      }
    }
  }

  /** Blocks done backwards, each by an aggregation of its own, as on a cluster. */
  static void blocksMayBeDoneInAnyOrder(FixtureRun run) {
    try (TestPlatform platform = TestPlatform.backwards(run.family())) {
      assertArrayEquals(
          ModelFile.toBytes(run.model()), bytes(run, platform), run.where("blocks backwards"));
    }
  }

  private static byte[] bytes(FixtureRun run, TestPlatform platform) {
    Dataset data = Dataset.of(run.fixture().data());
    return ModelFile.toBytes(run.train(platform, data, context -> context, request -> request));
  }

  /** An identifier and an ignored column have no influence. */
  static void columnsThatAreNotModelledChangeNothing(FixtureRun run) {
    Batch data = run.fixture().data();
    Batch more = DensityLaws.amongOthers(data);
    Schema schema =
        Schema.of(
            more.schema().columns().stream()
                .map(
                    column -> column.role() == Role.WEIGHT ? column.withRole(Role.IGNORED) : column)
                .toList());
    assertArrayEquals(
        ModelFile.toBytes(run.model()),
        ModelFile.toBytes(run.train(more.withSchema(schema))),
        run.where("with an identifier and an ignored column"));
  }

  static void theObjectiveNeverFalls(FixtureRun run) {
    objectiveNeverFalls(run, run.fixture().data(), "");
    if (run.fixture().claims(Exactness.MISSING_CELLS)) {
      Batch holed = Rows.withHoles(run.fixture().data(), HOLES, FixtureRun.random("holes"));
      objectiveNeverFalls(run, holed, ", with missing cells");
    }
  }

  private static void objectiveNeverFalls(FixtureRun run, Batch data, String where) {
    ObjectiveHistory history = new ObjectiveHistory();
    run.train(Dataset.of(data), context -> context.listener(history), request -> request);
    assertFalse(
        history.steps() == 0, run.where("no figure 'objective' was reported more than once"));
    history.falls().ifPresent(fall -> fail(run.where(fall + where)));
  }

  /** The log-likelihood of the summary is that of the training rows under the model. */
  static void theSummaryIsTheLikelihoodOfTheRows(FixtureRun run) {
    Model model = run.model();
    double units = units(run.fixture().data());
    assertEquals(units, model.header().summary().sumOfWeights(), run.where("sum of weights"));
    if (!hasLabel(run.fixture().schema())) {
      double sum = Arrays.stream(run.density().logDensity(run.fixture().features())).sum();
      double reported = model.header().summary().logLikelihood().orElse(Double.NaN);
      Closeness.assertClose(sum, reported, REPETITION, run.where("log-likelihood of the summary"));
    }
  }

  /** Whether rows have a label, or steps, whose likelihood is then that of both. */
  private static boolean hasLabel(Schema schema) {
    return schema.label().isPresent()
        || schema.series().stream()
            .anyMatch(column -> ((ColumnType.Series) column.type()).step().label().isPresent());
  }

  /** What the sum of weights counts: rows, or the steps of series. */
  private static double units(Batch data) {
    List<Column> series = data.schema().series();
    return series.isEmpty()
        ? data.rows()
        : ((SeriesVector) data.column(series.get(0).name())).steps().rows();
  }

  /** A row of weight n is n rows; one of weight 0 is none. */
  static void weightsEqualRepetition(FixtureRun run) {
    assertTrue(Answers.are(run), run.where("neither densities nor classes show what is claimed"));
    Batch data = run.fixture().data();
    double[] weights = Rows.someWeights(data.rows());
    Model weighted = warm(run, Rows.weighted(data, weights));
    Model repeated = warm(run, Rows.repeated(data, weights));
    Closeness.assertClose(
        repeated.header().summary().sumOfWeights(),
        weighted.header().summary().sumOfWeights(),
        REPETITION,
        run.where("sum of weights"));
    Closeness.assertClose(
        Answers.of(run, repeated),
        Answers.of(run, weighted),
        REPETITION,
        run.where("after weighted and after repeated rows"));
  }

  private static Model warm(FixtureRun run, Batch data) {
    return run.train(
        Dataset.of(data), context -> context, request -> request.warmStart(run.model()));
  }

  /**
   * A model that is fitted to samples of another is close to it: the Kullback-Leibler divergence,
   * which is parameters / (2 n) on average (Wilks 1938), is below ten times that.
   */
  static void parametersAreRecoveredFromOwnSamples(FixtureRun run) {
    AncestralSampling sampling = run.model().require(AncestralSampling.class);
    Batch sample = conformed(run, sampling.sample(RECOVERY_ROWS, FixtureRun.random("recovery")));
    recovers(run, sample, 1, "");
    if (run.fixture().claims(Exactness.MISSING_CELLS)
        && run.fixture().schema().features().size() > 1) {
      Batch holed = Rows.withHoles(sample, HOLES, FixtureRun.random("holes"));
      recovers(run, holed, 1 / (1 - HOLES), ", a fifth of the cells missing");
    }
  }

  private static Batch conformed(FixtureRun run, Batch sample) {
    Schema schema = run.fixture().schema();
    List<String> names =
        Rows.names(
            schema.columns().stream()
                .filter(column -> column.role() == Role.FEATURE || column.role() == Role.LABEL)
                .toList());
    return sample.select(names).withSchema(schema.select(names));
  }

  private static void recovers(FixtureRun run, Batch sample, double slack, String where) {
    Density refitted = run.train(sample).require(Density.class);
    Batch fresh =
        run.model()
            .require(AncestralSampling.class)
            .sample(RECOVERY_ROWS, FixtureRun.random("fresh"));
    Batch features = fresh.select(Rows.names(run.fixture().schema().features()));
    double[] gaps = run.density().logDensity(features);
    double[] other = refitted.logDensity(features);
    for (int i = 0; i < gaps.length; i++) {
      gaps[i] -= other[i];
    }
    Closeness.Mean divergence = Closeness.Mean.of(gaps);
    long parameters = run.model().header().summary().parameters();
    double allowed =
        slack * 10 * parameters / (2.0 * RECOVERY_ROWS) + 3 * divergence.standardError();
    assertTrue(
        divergence.mean() < allowed,
        () -> run.where("divergence " + divergence + " after refitting" + where));
  }
}
