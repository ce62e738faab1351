package org.genera.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.genera.api.data.Batch;
import org.genera.api.model.Density;
import org.genera.api.model.Model;

/** What holds where {@link Exactness#MISSING_CELLS} is claimed. */
final class MissingCellLaws {

  private static final double HOLES = 0.3;
  private static final double ROUNDING = 1e-9;

  private MissingCellLaws() {}

  /** Training counts rows with missing cells, and explains the rows better than without those. */
  static void rowsWithMissingCellsAreLearntFrom(FixtureRun run) {
    Batch data = Rows.complete(run.fixture().data());
    Batch holed = Rows.withHoles(data, HOLES, FixtureRun.random("holes"));
    Batch complete = Rows.complete(holed);
    Model all = run.train(holed);
    if (run.declares(Density.class)) {
      assertEquals(
          holed.rows(), all.header().summary().sumOfWeights(), run.where("sum of weights"));
      TrainingLaws.assertSummaryIsTheLikelihood(run, all, holed);
    }
    if (complete.rows() < holed.rows()) {
      double whole = Evidence.sum(run, all, holed);
      double listwise = Evidence.sum(run, run.train(complete), holed);
      assertTrue(
          whole > listwise + ROUNDING * Math.abs(listwise),
          run.where(
              "log p of all rows "
                  + whole
                  + " after training on them, "
                  + listwise
                  + " after training on the complete ones"));
    }
  }
}
