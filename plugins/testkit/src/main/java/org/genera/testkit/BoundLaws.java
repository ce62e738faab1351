package org.genera.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.genera.api.data.Batch;
import org.genera.api.engine.RandomStream;
import org.genera.api.model.Density;
import org.genera.api.model.DensityBound;
import org.genera.api.model.DensityBound.Bounds;

/**
 * What holds for every {@link DensityBound}. With k draws the importance weights have the mean p(x)
 * for any k, from which it follows that the logarithm of their average bounds log p(x) from below,
 * the more tightly the larger k is, and that one draw is the evidence lower bound (Burda et al.
 * 2016, theorem 1).
 */
final class BoundLaws {

  private static final int ROWS = 6;
  private static final int REPEATS = 300;
  private static final int INTEGRATION_DRAWS = 4000;
  private static final int INTEGRATION_WEIGHTS = 64;
  private static final double STANDARD_ERRORS = 5;
  private static final double ROUNDING = 1e-6;
  private static final double FACTOR = 2;

  private BoundLaws() {}

  private static DensityBound model(FixtureRun run) {
    return run.model().require(DensityBound.class);
  }

  /** A few rows, the last of them with gaps. */
  private static Batch rows(FixtureRun run) {
    Batch features = run.fixture().features();
    Batch complete = Rows.complete(features);
    Batch holed = Rows.withHoles(complete, 0.4, FixtureRun.random("holes"));
    return Rows.concat(List.of(Rows.first(complete, ROWS / 2), holed.slice(ROWS / 2, ROWS)));
  }

  /** The bounds of rows by many streams, row by row. */
  private record Repeated(double[][] elbo, double[][] weighted, double[][] errors) {

    static Repeated of(DensityBound model, Batch rows, int draws, String purpose) {
      double[][][] all = new double[3][rows.rows()][REPEATS];
      for (int i = 0; i < REPEATS; i++) {
        Bounds bounds =
            model.bound(rows, draws, RandomStream.of(FixtureRun.SEED, purpose + draws, i));
        for (int row = 0; row < rows.rows(); row++) {
          all[0][row][i] = bounds.elbo()[row];
          all[1][row][i] = bounds.importanceWeighted()[row];
          all[2][row][i] = bounds.standardError()[row];
        }
      }
      return new Repeated(all[0], all[1], all[2]);
    }
  }

  /** The same stream gives the same bounds, one a row, which are numbers below infinity. */
  static void boundsAreReproducible(FixtureRun run) {
    Batch rows = Rows.withHoles(run.fixture().features(), 0.2, FixtureRun.random("holes"));
    for (int draws : new int[] {1, 5}) {
      Bounds bounds = model(run).bound(rows, draws, FixtureRun.random("bound"));
      Bounds again = model(run).bound(rows, draws, FixtureRun.random("bound"));
      String where = run.where(draws + " draws, ");
      assertEquals(rows.rows(), bounds.elbo().length, where + "bounds");
      assertArrayEquals(bounds.elbo(), again.elbo(), where + "the same stream");
      assertArrayEquals(
          bounds.importanceWeighted(), again.importanceWeighted(), where + "the same stream");
      assertArrayEquals(bounds.standardError(), again.standardError(), where + "the same stream");
      assertNumbers(bounds.elbo(), where + "evidence lower bounds");
      assertNumbers(bounds.importanceWeighted(), where + "importance-weighted bounds");
      assertTrue(
          draws == 1 || Arrays.stream(bounds.standardError()).allMatch(error -> error >= 0),
          where + "standard errors " + Arrays.toString(bounds.standardError()));
    }
    Batch none = rows.slice(0, 0).at(0);
    assertEquals(0, model(run).bound(none, 2, FixtureRun.random("bound")).elbo().length);
  }

  static void assertNumbers(double[] bounds, String where) {
    assertTrue(
        Arrays.stream(bounds).allMatch(bound -> bound < Double.POSITIVE_INFINITY),
        where + " " + Arrays.toString(bounds));
  }

  /** What bounds a row, in the mean over draws, does not depend on the rows around it. */
  static void boundsAreThoseOfTheRow(FixtureRun run) {
    Batch rows = rows(run);
    Repeated together = Repeated.of(model(run), rows, 4, "together");
    for (int row = 0; row < rows.rows(); row++) {
      Repeated alone = Repeated.of(model(run), rows.slice(row, row + 1), 4, "alone");
      String where = run.where("row " + (row + 1) + " among others and alone: ");
      same(together.elbo()[row], alone.elbo()[0], where + "evidence lower bound");
      same(together.weighted()[row], alone.weighted()[0], where + "importance-weighted bound");
    }
  }

  private static void same(double[] one, double[] other, String where) {
    Closeness.assertSame(Closeness.Mean.of(one), Closeness.Mean.of(other), where);
  }

  /** In the mean the importance-weighted bound is above the evidence lower bound. */
  static void theElboIsTheLowerBound(FixtureRun run) {
    Repeated bounds = Repeated.of(model(run), rows(run), 8, "bound");
    for (int row = 0; row < ROWS; row++) {
      assertAbove(
          bounds.weighted()[row],
          bounds.elbo()[row],
          run.where("row " + (row + 1) + ", importance-weighted less evidence lower bound"));
    }
  }

  /** In the mean more draws make the importance-weighted bound no lower. */
  static void moreDrawsBoundMoreTightly(FixtureRun run) {
    Repeated fewer = Repeated.of(model(run), rows(run), 1, "bound");
    for (int draws = 4; draws <= 64; draws *= 4) {
      Repeated more = Repeated.of(model(run), rows(run), draws, "bound");
      for (int row = 0; row < ROWS; row++) {
        assertAbove(
            more.weighted()[row],
            fewer.weighted()[row],
            run.where("row " + (row + 1) + ", bound by " + draws + " draws less that by fewer"));
      }
      fewer = more;
    }
  }

  /** The mean of the differences is not below zero by more than chance and rounding. */
  private static void assertAbove(double[] higher, double[] lower, String where) {
    double[] gains = new double[higher.length];
    Arrays.setAll(gains, i -> higher[i] - lower[i]);
    Closeness.Mean mean = Closeness.Mean.of(gains);
    assertTrue(
        mean.mean() >= -STANDARD_ERRORS * mean.standardError() - ROUNDING, where + ": " + mean);
  }

  /** The average of the weights has the same mean whatever the number of draws: p(x). */
  static void theWeightsAreUnbiased(FixtureRun run) {
    Repeated few = Repeated.of(model(run), rows(run), 4, "bound");
    Repeated many = Repeated.of(model(run), rows(run), 64, "bound");
    for (int row = 0; row < ROWS; row++) {
      double unit = Closeness.Mean.of(many.weighted()[row]).mean();
      same(
          ratios(few.weighted()[row], unit),
          ratios(many.weighted()[row], unit),
          run.where("row " + (row + 1) + ", mean weight by 4 and by 64 draws, in one unit"));
    }
  }

  private static double[] ratios(double[] logs, double unit) {
    return Arrays.stream(logs).map(log -> Math.exp(log - unit)).toArray();
  }

  /**
   * The standard error that is told is not larger than the spread of the estimates, beyond a
   * factor; where the density is known, so that nothing else is left to chance, not smaller either.
   */
  static void theStandardErrorIsThatOfTheDraws(FixtureRun run) {
    Repeated bounds = Repeated.of(model(run), rows(run), 64, "error");
    for (int row = 0; row < ROWS; row++) {
      Closeness.Mean mean = Closeness.Mean.of(bounds.weighted()[row]);
      double spread = mean.standardError() * Math.sqrt(REPEATS);
      double told = Closeness.Mean.of(bounds.errors()[row]).mean();
      String where =
          run.where("row " + (row + 1) + ", standard error " + told + ", but spread " + spread);
      assertTrue(told <= FACTOR * spread + ROUNDING, where);
      boolean exact = run.declares(Density.class);
      assertTrue(!exact || spread <= FACTOR * told + ROUNDING, where);
    }
  }

  /** In the mean both bounds are below log p(x). */
  static void boundsAreBelowTheDensity(FixtureRun run) {
    double[] logs = run.density().logDensity(rows(run));
    Repeated bounds = Repeated.of(model(run), rows(run), 8, "bound");
    for (int row = 0; row < ROWS; row++) {
      double[] exact = new double[REPEATS];
      Arrays.fill(exact, logs[row]);
      String where = run.where("row " + (row + 1) + ", log p(x) less the ");
      assertAbove(exact, bounds.elbo()[row], where + "evidence lower bound");
      assertAbove(exact, bounds.weighted()[row], where + "importance-weighted bound");
    }
  }

  /** The average of the weights has the mean p(x). */
  static void theWeightsAverageToTheDensity(FixtureRun run) {
    double[] logs = run.density().logDensity(rows(run));
    Repeated bounds = Repeated.of(model(run), rows(run), 64, "bound");
    for (int row = 0; row < ROWS; row++) {
      Closeness.assertSame(
          Closeness.Mean.exactly(1),
          Closeness.Mean.of(ratios(bounds.weighted()[row], logs[row])),
          run.where("row " + (row + 1) + ", mean weight over p(x)"));
    }
  }

  /** A row that shows nothing has the log-density 0, so that its bounds are below that. */
  static void nothingObservedIsCertain(FixtureRun run) {
    Batch nothing = Batch.missing(run.fixture().features().schema(), 1);
    Repeated bounds = Repeated.of(model(run), nothing, 8, "nothing");
    double[] zero = new double[REPEATS];
    assertAbove(zero, bounds.elbo()[0], run.where("0 less the lower bound of nothing"));
    assertAbove(zero, bounds.weighted()[0], run.where("0 less the weighted bound of nothing"));
  }

  /**
   * The mean weights integrate to 1 over the columns of real numbers, levels and truth values, the
   * others missing: so bounds are in the units of the data. By importance sampling.
   */
  static void theBoundedEvidenceIntegratesToOne(FixtureRun run) {
    Batch features = run.fixture().features();
    SampleSpace space = new SampleSpace(features);
    List<String> columns =
        features.schema().names().stream()
            .filter(column -> space.isReal(column) || space.isListed(column))
            .toList();
    if (columns.isEmpty()) {
      return;
    }
    KernelProposal proposal = new KernelProposal(Rows.complete(features).select(columns));
    Batch draws = proposal.sample(INTEGRATION_DRAWS, FixtureRun.random("importance"));
    double[] ratios =
        model(run)
            .bound(
                DensityLaws.embedded(draws, features.schema()),
                INTEGRATION_WEIGHTS,
                FixtureRun.random("integral"))
            .importanceWeighted();
    double[] proposed = proposal.density(draws);
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = Math.exp(ratios[i]) / proposed[i];
    }
    Closeness.Mean mean = Closeness.Mean.of(ratios);
    String what = run.where("integral of mean weights over " + columns);
    Closeness.assertSame(Closeness.Mean.exactly(1), mean, what);
    assertTrue(mean.standardError() < 0.2, what + ": cannot tell, s.e. " + mean.standardError());
  }
}
