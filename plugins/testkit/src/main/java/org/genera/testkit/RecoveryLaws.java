package org.genera.testkit;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.genera.api.data.Batch;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.genera.api.model.AncestralSampling;
import org.genera.api.model.Model;

/**
 * What holds for a model that is fitted to n samples of another of the same family. With p
 * parameters, twice the log-likelihood that the fit gains on those samples over the model that they
 * come from has the chi-squared distribution with p degrees of freedom (Wilks 1938), and on fresh
 * samples the fit loses as much again (Akaike 1974).
 */
final class RecoveryLaws {

  private static final int ROWS = 4000;
  private static final double HOLES = 0.2;
  private static final double STANDARD_ERRORS = 5;

  /** How far a family may be from the theory, which is for many rows and regular models. */
  private static final double SLACK = 10;

  private static final double FACTOR = 3;

  private RecoveryLaws() {}

  /** The loss on fresh samples is no more than ten times the gain on the samples fitted to. */
  static void parametersAreRecoveredFromOwnSamples(FixtureRun run) {
    Batch sample = sample(run, "recovery");
    recovers(run, sample, SLACK, "");
    if (run.fixture().claims(Exactness.MISSING_CELLS)
        && run.fixture().schema().features().size() > 1) {
      Batch holed = Rows.withHoles(sample, HOLES, FixtureRun.random("holes"));
      recovers(run, holed, SLACK / (1 - HOLES), ", a fifth of the cells missing");
    }
  }

  private static void recovers(FixtureRun run, Batch sample, double slack, String where) {
    Model refitted = run.train(sample);
    double gain = -Closeness.Mean.of(gaps(run, refitted, sample)).mean();
    Closeness.Mean loss = Closeness.Mean.of(gaps(run, refitted, sample(run, "fresh")));
    double allowed = slack * Math.max(0, gain) + 3 * loss.standardError();
    assertTrue(
        loss.mean() < allowed,
        () ->
            run.where(
                "divergence " + loss + " after refitting" + where + ", which gained " + gain));
  }

  /** log p of each row under the model less that under the refitted one. */
  private static double[] gaps(FixtureRun run, Model refitted, Batch rows) {
    double[] gaps = Evidence.of(run, run.model(), rows);
    double[] other = Evidence.of(run, refitted, rows);
    for (int i = 0; i < gaps.length; i++) {
      gaps[i] -= other[i];
    }
    return gaps;
  }

  /**
   * The number of parameters that a likelihood is penalised by (AIC, BIC) is that of the theory: at
   * most three times the gain, and five standard errors. Where training climbs the likelihood to
   * its top it is not less than a third of the gain either; kernels, say, gain more than that.
   */
  static void theParametersAreCounted(FixtureRun run) {
    Batch sample = sample(run, "recovery");
    Model refitted = run.train(sample);
    if (refitted.header().summary().logLikelihood().isPresent()) {
      double gain = -2 * ROWS * Closeness.Mean.of(gaps(run, refitted, sample)).mean();
      long claimed = refitted.header().summary().parameters();
      double chance = STANDARD_ERRORS * Math.sqrt(2.0 * claimed);
      boolean isTooMany = claimed < 1 || claimed > FACTOR * gain + chance;
      boolean isTooFew = gain > FACTOR * claimed + chance;
      assertFalse(
          isTooMany || (isTooFew && run.fixture().claims(Exactness.OBJECTIVE)),
          run.where(
              "the summary claims "
                  + claimed
                  + " parameters, but twice the log-likelihood gained by fitting is "
                  + gain));
    }
  }

  /** Samples with the columns of the fixture, in its order and of its roles. */
  private static Batch sample(FixtureRun run, String purpose) {
    Schema schema = run.fixture().schema();
    List<String> names =
        Rows.names(
            schema.columns().stream()
                .filter(column -> column.role() == Role.FEATURE || column.role() == Role.LABEL)
                .toList());
    Batch sample =
        run.model().require(AncestralSampling.class).sample(ROWS, FixtureRun.random(purpose));
    return sample.select(names).withSchema(schema.select(names));
  }
}
