package org.genera.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.genera.api.ErrorCategory;
import org.genera.api.GeneraException;
import org.genera.api.data.Batch;
import org.genera.api.data.Dataset;
import org.genera.api.model.Model;
import org.genera.api.model.Updatable;
import org.genera.core.file.ModelFile;

/** What holds for every {@link Updatable}. */
final class UpdateLaws {

  static final double ROUNDING = 1e-9;

  /** Fewer than a block has, so that they are one step of whatever learns block by block. */
  private static final int ODD_ROWS = 24;

  /** Few enough to be less than a block when each is repeated by its weight. */
  private static final int WEIGHTED_ROWS = 12;

  private UpdateLaws() {}

  /** An update gives the same bytes on any engine, and leaves the old model as it was. */
  static void updatesAreReproducible(FixtureRun run) {
    byte[] before = ModelFile.toBytes(run.model());
    byte[] expected;
    try (TestPlatform platform = TestPlatform.backwards(run.family())) {
      expected = ModelFile.toBytes(updated(run, platform));
    }
    for (int threads : new int[] {1, 2, 4}) {
      try (TestPlatform platform = new TestPlatform(threads, run.family())) {
        assertArrayEquals(
            expected, ModelFile.toBytes(updated(run, platform)), run.where(threads + " threads"));
      }
    }
    assertArrayEquals(before, ModelFile.toBytes(run.model()), run.where("the old model changed"));
  }

  private static Model updated(FixtureRun run, TestPlatform platform) {
    return run.model()
        .require(Updatable.class)
        .update(Dataset.of(run.fixture().data()), FixtureRun.context(platform).build());
  }

  /** A model that is updated can do what it could. */
  static void anUpdatedModelIsAModel(FixtureRun run) {
    Model updated = run.update(run.fixture().data());
    assertTrue(updated.capability(Updatable.class).isPresent(), run.where("only one update"));
    assertTrue(
        Arrays.stream(Answers.of(run, updated)).noneMatch(Double::isNaN),
        run.where("NaN after an update"));
    Closeness.assertClose(
        2 * run.model().header().summary().sumOfWeights(),
        updated.header().summary().sumOfWeights(),
        ROUNDING,
        run.where("sum of weights after learning from the same rows again"));
  }

  /** Rows that were improbable are less so for a model that has learnt from them. */
  static void newRowsAreLearntFrom(FixtureRun run) {
    Batch odd = oddRows(run);
    double before = Evidence.sum(run, run.model(), odd);
    double after = Evidence.sum(run, run.update(odd), odd);
    assertTrue(
        after > before,
        run.where(
            "log p of improbable rows before " + before + ", after learning from them " + after));
  }

  /**
   * A few new rows do not drive out the old ones, as training on the new ones alone does. Texts are
   * left out of the comparison: which words a density knows is learnt from the rows.
   */
  static void oldRowsAreRemembered(FixtureRun run) {
    Batch odd = oddRows(run);
    Batch data = run.fixture().data();
    Batch old = Rows.without(data, TextLaws.columns(data.schema()));
    double before = Evidence.sum(run, run.model(), old);
    double after = Evidence.sum(run, run.update(odd), old);
    double without = onThoseAlone(run, odd, old);
    assertTrue(
        after == before || before - after < 0.5 * (before - without),
        run.where(
            "log p of the old rows: before "
                + before
                + ", after an update "
                + after
                + ", after training on the new rows alone "
                + without));
  }

  /** Those few rows may not be enough to train on. */
  private static double onThoseAlone(FixtureRun run, Batch odd, Batch old) {
    try {
      return Evidence.sum(run, run.train(odd), old);
    } catch (GeneraException e) {
      assertTrue(
          e.category() == ErrorCategory.DATA || e.category() == ErrorCategory.NUMERICAL,
          run.where(e.toString()));
      return Double.NEGATIVE_INFINITY;
    }
  }

  /** The rows of the fixture that its model deems least probable. */
  private static Batch oddRows(FixtureRun run) {
    Batch data = run.fixture().data();
    double[] logs = Evidence.of(run, run.model(), data);
    return data.pick(
        IntStream.range(0, logs.length)
            .boxed()
            .sorted(Comparator.comparingDouble(row -> logs[row]))
            .mapToInt(Integer::intValue)
            .limit(ODD_ROWS)
            .sorted()
            .toArray());
  }

  /** A new row of weight n is n rows; one of weight 0 is none. */
  static void weightsEqualRepetition(FixtureRun run) {
    Batch few = Rows.first(run.fixture().data(), WEIGHTED_ROWS);
    double[] weights = Rows.someWeights(few.rows());
    Model weighted = run.update(Rows.weighted(few, weights));
    Model repeated = run.update(Rows.repeated(few, weights));
    Closeness.assertClose(
        Answers.of(run, repeated),
        Answers.of(run, weighted),
        ROUNDING,
        run.where("after an update with repeated and with weighted rows"));
    Closeness.assertClose(
        Answers.of(run, run.update(few)),
        Answers.of(run, run.update(Rows.weighted(few, Rows.ones(few.rows())))),
        ROUNDING,
        run.where("after an update without weights and with weights of 1"));
  }
}
