package org.genera.numerics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.genera.api.Progress;
import org.genera.api.ProgressListener;
import org.junit.jupiter.api.Test;

/** When EM stops, and what it says on the way. */
class ConvergenceMonitorTest {

  private final List<String> warnings = new ArrayList<>();
  private final ProgressListener listener =
      new ProgressListener() {
        @Override
        public void progress(Progress progress) {}

        @Override
        public void warning(String message) {
          warnings.add(message);
        }
      };

  /** Climbs to 1 by halves. */
  private static final class Halves implements ExpectationMaximisation.Steps<Double> {
    @Override
    public double[] expect(Double parameters) {
      return new double[] {parameters};
    }

    @Override
    public double objective(Double parameters, double[] statistics) {
      return statistics[0];
    }

    @Override
    public Double maximise(Double parameters, double[] statistics) {
      return (1 + statistics[0]) / 2;
    }
  }

  @Test
  void toleranceEndsTheClimb() {
    ConvergenceMonitor monitor = new ConvergenceMonitor("climb", 1e-3, 100, listener);
    var arrival = new ExpectationMaximisation<>(new Halves(), monitor).run(0.0);
    assertTrue(monitor.converged());
    assertEquals(10, monitor.iterations());
    assertEquals(arrival.parameters(), arrival.statistics()[0]);
    assertEquals(11, monitor.history().size());
  }

  @Test
  void toleranceZeroIsExactlyTheLimit() {
    ConvergenceMonitor monitor = new ConvergenceMonitor("climb", 0, 70, listener);
    var unused = new ExpectationMaximisation<>(new Halves(), monitor).run(1.0);
    assertFalse(monitor.converged());
    assertEquals(70, monitor.iterations());
  }

  @Test
  void aFallIsWarnedOfOnce() {
    ConvergenceMonitor monitor = new ConvergenceMonitor("climb", 0, 10, listener);
    for (double objective : new double[] {1, 2, 1.5, 1.2, 1.2 - 1e-15}) {
      assertTrue(monitor.proceeds(objective));
    }
    assertEquals(1, warnings.size());
    assertTrue(warnings.get(0).contains("fell"), warnings.get(0));
  }
}
