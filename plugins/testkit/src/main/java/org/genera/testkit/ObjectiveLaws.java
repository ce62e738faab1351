package org.genera.testkit;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.List;
import org.genera.api.data.Batch;
import org.genera.api.model.Model;
import org.genera.api.model.TrainingSummary;

/** What holds for the figure {@code objective} where {@link Exactness#OBJECTIVE} is claimed. */
final class ObjectiveLaws {

  private static final double HOLES = 0.2;

  private ObjectiveLaws() {}

  static void theObjectiveNeverFalls(FixtureRun run) {
    neverFalls(run, run.fixture().data(), "");
    if (run.fixture().claims(Exactness.MISSING_CELLS)) {
      Batch holed = Rows.withHoles(run.fixture().data(), HOLES, FixtureRun.random("holes"));
      neverFalls(run, holed, ", with missing cells");
    }
  }

  private static void neverFalls(FixtureRun run, Batch data, String where) {
    ObjectiveHistory history = new ObjectiveHistory();
    run.train(data, history);
    assertFalse(
        history.steps() == 0, run.where("no figure 'objective' was reported more than once"));
    history.falls().ifPresent(fall -> fail(run.where(fall + where)));
  }

  /** Where climbs of some rows end is not where those of half of the rows do. */
  static void theObjectiveDependsOnTheRows(FixtureRun run) {
    Batch data = run.fixture().data();
    List<Double> all = arrivals(run, data);
    List<Double> half = arrivals(run, data.slice(0, data.rows() / 2));
    assertTrue(
        all.stream().noneMatch(half::contains),
        run.where("climbs end at " + all + ", and with half of the rows at " + half));
  }

  private static List<Double> arrivals(FixtureRun run, Batch data) {
    ObjectiveHistory history = new ObjectiveHistory();
    run.train(data, history);
    return history.arrivals();
  }

  /**
   * One of the climbs ends at the mean log-likelihood of a row, but for what a prior or the
   * variational bound takes away: that is in the order of p (1 + log n) / n for p parameters and n
   * rows (Schwarz 1978), here at most five times as much.
   */
  static void theObjectiveIsByWeight(FixtureRun run) {
    ObjectiveHistory history = new ObjectiveHistory();
    Model model = run.train(run.fixture().data(), history);
    TrainingSummary summary = model.header().summary();
    double rows = summary.sumOfWeights();
    double mean = summary.logLikelihood().orElse(Double.NaN) / rows;
    double allowed = 5 * summary.parameters() * (1 + Math.log(rows)) / rows;
    boolean isFound = history.arrivals().stream().anyMatch(o -> Math.abs(o - mean) <= allowed);
    boolean comparable =
        summary.logLikelihood().isPresent() && run.fixture().schema().label().isEmpty();
    assertTrue(
        isFound || !comparable,
        run.where(
            "climbs end at "
                + history.arrivals()
                + ", but the mean log-likelihood of a row is "
                + mean
                + ", and "
                + allowed
                + " is allowed between them"));
  }
}
