package org.genera.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.genera.api.data.Batch;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.Dataset;
import org.genera.api.data.Schema;
import org.genera.api.data.SeriesVector;
import org.genera.api.model.AncestralSampling;
import org.genera.api.model.Capability;
import org.genera.api.model.Model;
import org.genera.api.model.ModelArchive;
import org.genera.core.file.ModelFile;

/** What holds for training, and for what it leaves behind. */
final class TrainingLaws {

  private static final double REPETITION = 1e-9;

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
    assertArrayEquals(
        Answers.behind(run, run.model()),
        Answers.behind(run, back),
        run.where("bounds and codes of the model read back"));
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
    assertArrayEquals(
        ModelFile.toBytes(run.model()),
        ModelFile.toBytes(run.train(Rows.amongIgnored(run.fixture().data()))),
        run.where("with an identifier and an ignored column"));
  }

  /** The log-likelihood of the summary is that of the training rows under the model. */
  static void theSummaryIsTheLikelihoodOfTheRows(FixtureRun run) {
    Batch data = run.fixture().data();
    assertEquals(
        units(data), run.model().header().summary().sumOfWeights(), run.where("sum of weights"));
    assertSummaryIsTheLikelihood(run, run.model(), data);
  }

  static void assertSummaryIsTheLikelihood(FixtureRun run, Model model, Batch data) {
    if (!hasLabel(run.fixture().schema())) {
      double sum = Evidence.sum(run, model, data);
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
  static double units(Batch data) {
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
}
