package org.genera.hmm.durations;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.genera.api.engine.RandomStream;
import org.junit.jupiter.api.Test;

/** The M-step of durations that are counted one by one. */
class DurationEstimateTest {

  private static final DurationModel MODEL =
      new DurationModel(DurationModel.Kind.NON_PARAMETRIC, 4);
  private static final boolean[] ONE = {true};

  /**
   * The example of six remission times, two of them cut off: 1, 2, 2+, 3, 4, 4+ have the survival
   * 5/6, 5/6 · 4/5, · 2/3, · 0 at these ages, the largest age taking all that is left.
   */
  @Test
  void durationsThatAreCutOffAreThoseOfKaplanAndMeier() {
    double[] counts = {1, 1, 1, 1, 5, 3, 2, 0};
    Durations found = DurationEstimate.of(MODEL, counts, 0, 0, ONE).durations();
    double two = 5.0 / 6 * (3.0 / 4);
    double three = two * (2.0 / 3);
    assertArrayEquals(
        new double[] {1.0 / 6, 5.0 / 6 - two, two - three, three}, found.of(0), 1e-15);
  }

  /** Where none is cut off, the mode is (n + α) / Σ (n + α). */
  @Test
  void whereAllEndTheModeIsThatOfDirichlet() {
    double[] counts = {3, 0, 2, 1, 3, 3, 1, 0};
    DurationEstimate found = DurationEstimate.of(MODEL, counts, 0, 0.5, ONE);
    double[] expected = {3.5 / 8, 0.5 / 8, 2.5 / 8, 1.5 / 8};
    assertArrayEquals(expected, found.durations().of(0), 1e-15);
    double logPrior = 0;
    for (double p : expected) {
      logPrior += 0.5 * Math.log(p);
    }
    assertEquals(logPrior, found.logPrior(), 1e-12);
  }

  /** With durations cut off and a prior, no neighbour on the simplex is higher. */
  @Test
  void noNeighbourIsHigher() {
    double[] counts = {1.5, 0.25, 4, 2, 9, 7, 2.5, 0};
    double[] mode = DurationEstimate.of(MODEL, counts, 0, 0.3, ONE).durations().of(0);
    RandomStream random = RandomStream.of(1, "neighbours", 0);
    double best = objective(mode, counts, 0.3);
    for (int n = 0; n < 500; n++) {
      double[] other = mode.clone();
      int i = random.nextInt(4);
      int j = (i + 1 + random.nextInt(3)) % 4;
      double moved = 1e-3 * random.nextDouble();
      other[i] += moved;
      other[j] -= moved;
      assertTrue(objective(other, counts, 0.3) <= best + 1e-12);
    }
  }

  private static double objective(double[] p, double[] counts, double alpha) {
    Durations durations = Durations.of(4, p, Optional.empty());
    double sum = 0;
    for (int a = 0; a < 4; a++) {
      sum += counts[a] * Math.log(durations.leaving()[a]) + alpha * Math.log(p[a]);
      sum += a < 3 ? counts[4 + a] * Math.log(durations.staying()[a]) : 0;
    }
    return sum;
  }

  /** A state that cannot be left lasts a step, again and again. */
  @Test
  void aStateThatCannotBeLeftHasNoDuration() {
    Durations found =
        DurationEstimate.of(MODEL, new double[8], 0, 1, new boolean[] {false}).durations();
    assertArrayEquals(new double[] {1, 0, 0, 0}, found.of(0));
    assertArrayEquals(new double[] {1, 1, 1, 1}, found.leaving());
  }

  /** Beyond the last possible duration nothing is left over, and nothing is undefined. */
  @Test
  void ratesOfDurationsThatCannotBe() {
    Durations durations = Durations.of(3, new double[] {0, 1, 0, 0.5, 0, 0.5}, Optional.empty());
    assertArrayEquals(new double[] {0, 1, 1, 0.5, 0, 1}, durations.leaving());
    assertArrayEquals(new double[] {1, 0, 0, 0.5, 1, 0}, durations.staying());
  }
}
