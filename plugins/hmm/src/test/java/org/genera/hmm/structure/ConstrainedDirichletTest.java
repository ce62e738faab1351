package org.genera.hmm.structure;

import static org.genera.hmm.structure.Structure.FREE;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.genera.api.engine.RandomStream;
import org.junit.jupiter.api.Test;

class ConstrainedDirichletTest {

  private static final double[] COUNTS = {7, 1, 3, 2, 9};
  private static final double[] ALPHAS = {0.5, 0.5, 2, 0.5, 0.5};
  private static final double[] ENTRIES = {0.3, FREE, FREE, FREE, 0};

  @Test
  void freeEntriesShareWhatIsLeft() {
    double[] mode = ConstrainedDirichlet.mode(COUNTS, ALPHAS, ENTRIES);
    assertArrayEquals(
        new double[] {0.3, 0.7 * 1.5 / 9, 0.7 * 5 / 9, 0.7 * 2.5 / 9, 0}, mode, 1e-15);
    assertEquals(0.3, mode[0]);
    assertEquals(0, mode[4]);
  }

  /** No other distribution with the same fixed entries has a higher posterior density. */
  @Test
  void nothingIsMoreProbable() {
    double[] mode = ConstrainedDirichlet.mode(COUNTS, ALPHAS, ENTRIES);
    double best = objective(mode);
    RandomStream random = RandomStream.of(1, "alternatives", 0);
    for (int trial = 0; trial < 2000; trial++) {
      double[] other = mode.clone();
      double sum = 0;
      for (int i = 1; i < 4; i++) {
        other[i] *= 0.9 + 0.2 * random.nextDouble();
        sum += other[i];
      }
      for (int i = 1; i < 4; i++) {
        other[i] *= 0.7 / sum;
      }
      assertTrue(objective(other) <= best + 1e-12, Arrays.toString(other));
    }
  }

  private static double objective(double[] p) {
    double sum = ConstrainedDirichlet.logPrior(p, ALPHAS, ENTRIES);
    for (int i = 1; i < 4; i++) {
      sum += COUNTS[i] * Math.log(p[i]);
    }
    return sum;
  }

  @Test
  void allAreAlikeWhereNothingIsKnown() {
    double[] mode =
        ConstrainedDirichlet.mode(new double[3], new double[3], new double[] {FREE, 0.5, FREE});
    assertArrayEquals(new double[] {0.25, 0.5, 0.25}, mode);
  }
}
