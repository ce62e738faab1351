package org.genera.hmm;

import static org.apache.commons.math3.special.Gamma.digamma;
import static org.apache.commons.math3.special.Gamma.logGamma;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.genera.api.Progress;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchBuilder;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.Schema;
import org.genera.api.data.SeriesVector;
import org.genera.numerics.LogSumExp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The lower bound of variational Bayes against the evidence, and against the equations. */
class VariationalBoundTest {

  private static final Schema SYMBOLS = Fixture.series(Column.category("symbol", "a", "b", "c"));
  private static final Schema TWO = Fixture.series(Column.category("symbol", "a", "b"));
  private static final Schema NUMBERS = Fixture.series(Column.real("x"));
  private static final double[][] FEW = {{0, 1, 1, 2, 0, 0}, {2, 2, 1, 0}, {1}, {0, 2, 1, 2, 2}};

  static double bound(HmmModel model) {
    return model.header().summary().figures().get(Evidence.LOWER_BOUND);
  }

  static HmmModel fit(Batch rows, String options) {
    return Fixture.fit(rows, ("training=variational " + options).split("[ =]"));
  }

  /** log of the integral of Π p^n over a symmetric Dirichlet distribution. */
  private static double evidence(double concentration, double... counts) {
    double total = concentration * counts.length;
    double sum = logGamma(total) - logGamma(total + Arrays.stream(counts).sum());
    for (double count : counts) {
      sum += logGamma(concentration + count) - logGamma(concentration);
    }
    return sum;
  }

  /** With one state nothing is hidden, so that the bound is the evidence. */
  @Test
  void theBoundOfOneStateOfSymbolsIsTheEvidence() {
    Batch rows = Fixture.rows(SYMBOLS, FEW);
    double[] counts = {5, 5, 6};
    assertEquals(evidence(1.0 / 3, counts), bound(fit(rows, "states=1")), 1e-10);
    assertEquals(
        evidence(0.2, counts), bound(fit(rows, "states=1 emission-concentration=0.2")), 1e-10);
  }

  /** The normal-gamma prior, whose mean counts for one number (Murphy 2007, eq. 95). */
  @ParameterizedTest
  @ValueSource(strings = {"diagonal", "full", "tied", "spherical"})
  void theBoundOfOneStateOfNumbersIsTheEvidence(String covariance) {
    double[] x = {1, 2, 4, 4.5, 7, 3, 2.5};
    double mean = Arrays.stream(x).average().orElseThrow();
    double squares = Arrays.stream(x).map(v -> (v - mean) * (v - mean)).sum();
    int n = x.length;
    double b0 = 0.5 * squares / n;
    double evidence =
        logGamma(0.5 + 0.5 * n)
            - logGamma(0.5)
            + 0.5 * Math.log(b0)
            - (0.5 + 0.5 * n) * Math.log(b0 + 0.5 * squares)
            - 0.5 * Math.log(1 + n)
            - 0.5 * n * Math.log(2 * Math.PI);
    double gap = Double.NaN;
    Batch rows = Fixture.rows(NUMBERS, new double[] {1, 2, 4, gap, 4.5}, new double[] {7, 3, 2.5});
    assertEquals(evidence, bound(fit(rows, "states=1 covariance=" + covariance)), 1e-10);
  }

  /**
   * The evidence of two states is a sum over paths, each of which has a closed form: the bound of
   * states that are known to go along that path.
   */
  @ParameterizedTest
  @CsvSource({"1, 1", "0.5, 0.5", "0.1, 0.3", "0.01, 1"})
  void theBoundIsBelowTheEvidence(double concentration, double ofLevels) {
    for (double[] series : new double[][] {{0, 1, 1, 0}, {0, 0, 1, 1, 1, 1, 0, 0}, {0, 0, 0, 0}}) {
      double[] terms = new double[1 << series.length];
      Arrays.setAll(terms, path -> evidence(series, path, concentration, ofLevels));
      double exact = LogSumExp.of(terms);
      double bound =
          bound(
              fit(
                  Fixture.rows(TWO, series),
                  "states=2 tolerance=1e-10 concentration="
                      + concentration
                      + " emission-concentration="
                      + ofLevels));
      assertTrue(bound <= exact + 1e-12, bound + " of " + exact);
      double best = Arrays.stream(terms).max().orElseThrow();
      assertTrue(bound > best - 1e-9, "less than of a single path: " + bound + " of " + best);
    }
  }

  /** log p(series, path), the parameters integrated out. */
  private static double evidence(double[] series, int path, double concentration, double ofLevels) {
    double[][] transitions = new double[2][2];
    double[][] levels = new double[2][2];
    for (int t = 0; t < series.length; t++) {
      int state = (path >> t) & 1;
      levels[state][(int) series[t]]++;
      if (t > 0) {
        transitions[(path >> (t - 1)) & 1][state]++;
      }
    }
    double sum = evidence(concentration, path & 1, 1 - (path & 1));
    for (int i = 0; i < 2; i++) {
      sum += evidence(concentration, transitions[i]) + evidence(ofLevels, levels[i]);
    }
    return sum;
  }

  /** One step by the equations (Beal 2003, eqs. 3.54 to 3.79), by logarithms. */
  @Test
  void stepsAreTheTextbooks() {
    Batch rows = Fixture.rows(SYMBOLS, FEW);
    HmmModel start = fit(rows, "states=2 max-iterations=2 concentration=0.5");
    double[][] chain = new double[3][2];
    double[][] levels = new double[2][3];
    double logZ = 0;
    Parameters inferring = start.parameters().posterior().orElseThrow().expectedLogs(start.plan());
    SeriesVector series = (SeriesVector) rows.column(0);
    for (int row = 0; row < FEW.length; row++) {
      int from = series.offsets()[row];
      int to = series.offsets()[row + 1];
      SlowChain slow = new SlowChain(inferring, series.steps().slice(from, to));
      logZ += slow.logLikelihood();
      for (int i = 0; i < 2; i++) {
        chain[2][i] += slow.posterior(0, i);
        for (int t = 0; t < FEW[row].length; t++) {
          levels[i][(int) FEW[row][t]] += slow.posterior(t, i);
          for (int j = 0; j < 2 && t + 1 < FEW[row].length; j++) {
            chain[i][j] += slow.transition(t, i, j);
          }
        }
      }
    }
    double divergence = 0;
    List<Progress> heard = new ArrayList<>();
    HmmModel next =
        Fixture.fit(
            rows,
            1,
            Fixture.listener(heard, new ArrayList<>()),
            Optional.of(start),
            "training=variational concentration=0.5 max-iterations=0".split("[ =]"));
    for (int i = 0; i < 2; i++) {
      assertArrayEquals(
          expected(0.5, chain[i]),
          Arrays.copyOfRange(next.parameters().chain().transitions(), 2 * i, 2 * i + 2),
          1e-12);
      assertArrayEquals(logs(1.0 / 3, levels[i]), emissions(next, i), 1e-12);
    }
    assertArrayEquals(expected(0.5, chain[2]), next.parameters().chain().start(), 1e-12);
    SeriesVector all = (SeriesVector) rows.column(0);
    double after = 0;
    Parameters anew = next.parameters().posterior().orElseThrow().expectedLogs(next.plan());
    for (int row = 0; row < FEW.length; row++) {
      after +=
          new SlowChain(anew, all.steps().slice(all.offsets()[row], all.offsets()[row + 1]))
              .logLikelihood();
    }
    for (double[] counts : chain) {
      divergence += divergence(0.5, counts);
    }
    for (double[] counts : levels) {
      divergence += divergence(1.0 / 3, counts);
    }
    assertEquals(after - divergence, bound(next), 1e-10);
    assertTrue(bound(next) > logZ - divergence - 1e-12);
    assertEquals((after - divergence) / 16, heard.get(0).figures().get("objective"), 1e-12);
  }

  private static double[] expected(double concentration, double[] counts) {
    double total = Arrays.stream(counts).map(n -> n + concentration).sum();
    return Arrays.stream(counts).map(n -> (n + concentration) / total).toArray();
  }

  private static double[] logs(double concentration, double[] counts) {
    double total = Arrays.stream(counts).map(n -> n + concentration).sum();
    return Arrays.stream(counts).map(n -> digamma(n + concentration) - digamma(total)).toArray();
  }

  /** E log p of each level. */
  private static double[] emissions(HmmModel model, int state) {
    Schema step = ((ColumnType.Series) SYMBOLS.column(0).type()).step();
    BatchBuilder steps = new BatchBuilder(step, 3);
    for (int level = 0; level < 3; level++) {
      steps.whole(0, level);
      steps.endRow();
    }
    double[][] logs = new double[2][3];
    model
        .parameters()
        .posterior()
        .orElseThrow()
        .emissions()
        .get(0)
        .expectedLogDensity()
        .scorer(steps.build(0))
        .add(0, 3, logs);
    return logs[state];
  }

  /** Σ n E log p + log C(α + n) - log C(α), with C the normaliser (Bishop 2006, eq. B.23). */
  private static double divergence(double concentration, double[] counts) {
    double[] logs = logs(concentration, counts);
    double sum = -evidence(concentration, counts);
    for (int i = 0; i < counts.length; i++) {
      sum += counts[i] * logs[i];
    }
    return sum;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "states=6 starts=60",
        "states=4 starts=30 concentration=0.001",
        "states=4 starts=20 concentration=1e-6 tolerance=1e-9",
        "states=4 starts=30 covariance=full",
        "states=3 starts=20 covariance=tied",
        "states=3 starts=20 covariance=spherical",
        "states=4 starts=30 tied=1,1,2,3 ends=true",
        "states=3 starts=30 topology=left-to-right",
        "states=3 starts=30 stickiness=5 concentration=2"
      })
  void theBoundNeverFallsFromManyStarts(String options) {
    Batch whole = Fixture.sample(Fixture.threeStates(), 10);
    neverFalls(whole, options);
    neverFalls(GaussianGroupTest.correlated(6, 40, 0.2), options);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "states=6 starts=60",
        "states=4 starts=60 concentration=1e-6 emission-concentration=1e-6",
        "states=4 starts=30 ends=true emission-concentration=0.001"
      })
  void theBoundOfSymbolsNeverFalls(String options) {
    neverFalls(Fixture.rows(SYMBOLS, FEW), options);
  }

  private static void neverFalls(Batch rows, String options) {
    List<Progress> heard = new ArrayList<>();
    List<String> warnings = new ArrayList<>();
    String[] all = ("training=variational " + options).split("[ =]");
    Fixture.fit(rows, 2, Fixture.listener(heard, warnings), Optional.empty(), all);
    for (int i = 1; i < heard.size(); i++) {
      Progress before = heard.get(i - 1);
      Progress now = heard.get(i);
      if (now.phase().equals(before.phase())) {
        double gain = now.figures().get("objective") - before.figures().get("objective");
        assertTrue(gain > -1e-9, now + " after " + before);
      }
    }
    assertEquals("variational Bayes", heard.get(heard.size() - 1).phase());
    assertTrue(warnings.stream().noneMatch(text -> text.contains("fell")), warnings.toString());
  }
}
