package org.genera.numerics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.genera.api.GeneraException;
import org.genera.api.ProgressListener;
import org.genera.api.StandardError;
import org.genera.api.engine.RandomStream;
import org.genera.numerics.DifferentiableFunction.Evaluation;
import org.junit.jupiter.api.Test;

class LbfgsTest {

  private static final int LIMIT = 500;

  private final ConvergenceMonitor monitor = monitor(LIMIT);

  private static ConvergenceMonitor monitor(int limit) {
    return new ConvergenceMonitor("L-BFGS", 0, limit, ProgressListener.NONE);
  }

  /** Rosenbrock (1960), whose minimum is at (1, 1). */
  private static Evaluation rosenbrock(double[] x) {
    double a = 1 - x[0];
    double b = x[1] - x[0] * x[0];
    return new Evaluation(a * a + 100 * b * b, new double[] {-2 * a - 400 * x[0] * b, 200 * b});
  }

  @Test
  void rosenbrocksValleyIsFollowedToItsEnd() {
    Lbfgs.Arrival arrival =
        Lbfgs.smooth(LbfgsTest::rosenbrock, 1e-10, monitor).minimise(new double[] {-1.2, 1});
    assertEquals(Lbfgs.End.CONVERGED, arrival.end());
    assertArrayEquals(new double[] {1, 1}, arrival.point(), 1e-9);
    assertTrue(arrival.iterations() < 60, arrival.iterations() + " iterations");
  }

  @Test
  void theObjectiveOfTheMonitorRises() {
    Lbfgs.smooth(LbfgsTest::rosenbrock, 1e-10, monitor).minimise(new double[] {-1.2, 1});
    List<Double> history = monitor.history();
    assertEquals(-24.2, history.get(0), 1e-12);
    for (int i = 1; i < history.size(); i++) {
      assertTrue(history.get(i) >= history.get(i - 1), "step " + i);
    }
  }

  /** ½ xᵀAx - bᵀx with A = diag(1 … n): x = b / A. */
  private static Evaluation quadratic(double[] x, double[] b) {
    double value = 0;
    double[] gradient = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      gradient[i] = (i + 1) * x[i] - b[i];
      value += 0.5 * (i + 1) * x[i] * x[i] - b[i] * x[i];
    }
    return new Evaluation(value, gradient);
  }

  private static double[] someNumbers(int n) {
    RandomStream random = RandomStream.of(3, "b", 0);
    double[] b = new double[n];
    for (int i = 0; i < n; i++) {
      b[i] = 3 * random.nextGaussian();
    }
    return b;
  }

  @Test
  void aQuadraticHasItsMinimumWhereItsGradientVanishes() {
    double[] b = someNumbers(40);
    double[] expected = new double[40];
    for (int i = 0; i < 40; i++) {
      expected[i] = b[i] / (i + 1);
    }
    Lbfgs.Arrival arrival =
        Lbfgs.smooth(x -> quadratic(x, b), 1e-12, monitor).minimise(new double[40]);
    assertArrayEquals(expected, arrival.point(), 1e-12);
  }

  /** With an L1 penalty each variable is the soft-thresholded one: sign(b) max(0, |b| - λ) / a. */
  @Test
  void anL1PenaltyThresholdsSoftly() {
    double[] b = someNumbers(40);
    double[] penalties = new double[40];
    double[] expected = new double[40];
    for (int i = 0; i < 40; i++) {
      penalties[i] = i == 7 ? 0 : 2;
      expected[i] = Math.signum(b[i]) * Math.max(0, Math.abs(b[i]) - penalties[i]) / (i + 1);
    }
    Lbfgs.Arrival arrival =
        Lbfgs.orthantWise(x -> quadratic(x, b), penalties, 1e-12, monitor)
            .minimise(someNumbers(40));
    assertEquals(Lbfgs.End.CONVERGED, arrival.end());
    assertArrayEquals(expected, arrival.point(), 1e-12);
    for (int i = 0; i < 40; i++) {
      assertEquals(expected[i] == 0, arrival.point()[i] == 0, "exactly zero: " + i);
    }
  }

  @Test
  void withoutPenaltyBothWaysLeadToTheSamePoint() {
    double[] b = someNumbers(20);
    assertArrayEquals(
        Lbfgs.smooth(x -> quadratic(x, b), 1e-12, monitor).minimise(new double[20]).point(),
        Lbfgs.orthantWise(x -> quadratic(x, b), new double[20], 1e-12, monitor(LIMIT))
            .minimise(new double[20])
            .point(),
        1e-12);
  }

  /** x - log x is defined to the right of zero only; its minimum is 1. */
  @Test
  void stepsBeyondTheDomainAreShortened() {
    DifferentiableFunction f =
        x -> new Evaluation(x[0] - Math.log(x[0]), new double[] {1 - 1 / x[0]});
    assertEquals(1, Lbfgs.smooth(f, 1e-12, monitor).minimise(new double[] {30}).point()[0], 1e-10);
    assertEquals(
        1, Lbfgs.smooth(f, 1e-12, monitor(LIMIT)).minimise(new double[] {1e-6}).point()[0], 1e-10);
  }

  @Test
  void theLimitOfIterationsEndsIt() {
    Lbfgs.Arrival arrival =
        Lbfgs.smooth(LbfgsTest::rosenbrock, 1e-10, monitor(3)).minimise(new double[] {-1.2, 1});
    assertEquals(Lbfgs.End.LIMIT, arrival.end());
    assertEquals(3, arrival.iterations());
  }

  @Test
  void atTheMinimumThereIsNothingToDo() {
    Lbfgs.Arrival arrival =
        Lbfgs.smooth(LbfgsTest::rosenbrock, 0, monitor).minimise(new double[] {1, 1});
    assertEquals(Lbfgs.End.CONVERGED, arrival.end());
    assertEquals(0, arrival.iterations());
  }

  /** A gradient that points the wrong way: no step along it leads down. */
  @Test
  void aWrongGradientStalls() {
    DifferentiableFunction wrong = x -> new Evaluation(x[0] * x[0], new double[] {-2 * x[0]});
    assertEquals(
        Lbfgs.End.STALLED, Lbfgs.smooth(wrong, 1e-12, monitor).minimise(new double[] {1}).end());
    assertEquals(
        Lbfgs.End.STALLED,
        Lbfgs.orthantWise(wrong, new double[1], 1e-12, monitor(LIMIT))
            .minimise(new double[] {1})
            .end());
  }

  @Test
  void aStartWhereTheFunctionBreaksDownIsAnError() {
    for (double broken : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      GeneraException error =
          assertThrows(
              GeneraException.class,
              () ->
                  Lbfgs.smooth(x -> new Evaluation(broken, new double[1]), 0, monitor(LIMIT))
                      .minimise(new double[1]));
      assertEquals(StandardError.NUMERICAL, error.code());
    }
  }
}
