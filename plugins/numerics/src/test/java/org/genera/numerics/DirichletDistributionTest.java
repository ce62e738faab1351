package org.genera.numerics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.apache.commons.math3.distribution.BetaDistribution;
import org.junit.jupiter.api.Test;

class DirichletDistributionTest {

  /** Of two outcomes it is a beta distribution, whose integrals are taken by the midpoint rule. */
  @Test
  void twoOutcomesAreABetaDistribution() {
    DirichletDistribution q = new DirichletDistribution(new double[] {3.5, 2});
    DirichletDistribution p = new DirichletDistribution(new double[] {1.5, 4});
    BetaDistribution densityOfQ = new BetaDistribution(3.5, 2);
    BetaDistribution densityOfP = new BetaDistribution(1.5, 4);
    int cells = 200_000;
    double logs = 0;
    double divergence = 0;
    for (int i = 0; i < cells; i++) {
      double x = (i + 0.5) / cells;
      double mass = densityOfQ.density(x) / cells;
      logs += mass * Math.log(x);
      divergence += mass * (densityOfQ.logDensity(x) - densityOfP.logDensity(x));
    }
    assertEquals(logs, q.expectedLogs()[0], 1e-8);
    assertEquals(divergence, q.divergence(p), 1e-8);
    assertEquals(0, q.divergence(q), 0);
    assertArrayEquals(new double[] {7.0 / 11, 4.0 / 11}, q.expected(), 1e-15);
  }

  /** Outcomes that are impossible are as if they were not there. */
  @Test
  void impossibleOutcomesSayNothing() {
    DirichletDistribution prior = new DirichletDistribution(new double[] {0.5, 0, 0.5});
    DirichletDistribution posterior = prior.plus(new double[] {2, 9, 1});
    DirichletDistribution two = DirichletDistribution.symmetric(2, 0.5);
    assertEquals(two.plus(new double[] {2, 1}).divergence(two), posterior.divergence(prior), 1e-14);
    assertEquals(0, posterior.expected()[1], 0);
    assertEquals(Double.NEGATIVE_INFINITY, posterior.expectedLogs()[1], 0);
  }
}
