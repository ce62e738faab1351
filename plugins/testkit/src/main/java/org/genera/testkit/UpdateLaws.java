package org.genera.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.genera.api.data.Dataset;
import org.genera.api.model.Model;
import org.genera.api.model.Updatable;
import org.genera.core.file.ModelFile;

/** What holds for every {@link Updatable}. */
final class UpdateLaws {

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

  /** A model that is updated can do what it could. */
  static void anUpdatedModelIsAModel(FixtureRun run) {
    try (TestPlatform platform = new TestPlatform(1, run.family())) {
      Model updated = updated(run, platform);
      assertTrue(updated.capability(Updatable.class).isPresent(), run.where("only one update"));
      assertTrue(
          Arrays.stream(Answers.of(run, updated)).noneMatch(Double::isNaN),
          run.where("NaN after an update"));
    }
  }

  private static Model updated(FixtureRun run, TestPlatform platform) {
    return run.model()
        .require(Updatable.class)
        .update(Dataset.of(run.fixture().data()), FixtureRun.context(platform).build());
  }
}
