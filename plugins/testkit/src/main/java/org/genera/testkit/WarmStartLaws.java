package org.genera.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.genera.api.ErrorCategory;
import org.genera.api.GeneraException;
import org.genera.api.data.Batch;
import org.genera.api.data.Dataset;
import org.genera.api.model.Model;

/** What holds for training that starts from a model. */
final class WarmStartLaws {

  private WarmStartLaws() {}

  /**
   * A start at the end of a former training is nearer to the end: there are fewer steps, or the
   * first of them is better. Training of one pass has no start; a family that starts from no model
   * says so.
   */
  static void aStartIsStartedFrom(FixtureRun run) {
    Batch data = run.fixture().data();
    ObjectiveHistory cold = new ObjectiveHistory();
    Model from = run.train(data, cold);
    int steps = from.header().summary().iterations();
    ObjectiveHistory warm = new ObjectiveHistory();
    Model again;
    try {
      again =
          run.train(
              Dataset.of(data),
              context -> context.listener(warm),
              request -> request.warmStart(from));
    } catch (GeneraException e) {
      assertEquals(ErrorCategory.USAGE, e.category(), run.where(e.toString()));
      return;
    }
    int stepsAgain = again.header().summary().iterations();
    assertTrue(
        steps <= 1 || stepsAgain < steps || warm.first() > cold.first(),
        run.where(
            steps
                + " steps from nothing, "
                + stepsAgain
                + " steps from the model that came out; the first objective was "
                + cold.first()
                + " and is "
                + warm.first()));
  }
}
