package org.genera.gmm;

import org.genera.api.data.Dataset;
import org.genera.numerics.ConvergenceMonitor;
import org.genera.numerics.gaussian.Mixture;

/** A way to fit a mixture to rows from a start: it climbs its objective. */
interface Climb {

  /**
   * Where a climb arrived.
   *
   * @param mixture the parameters
   * @param statistics of the E-step at those parameters
   * @param raised in how many directions each covariance is held at the floor; empty where none can
   *     be
   * @param empty how many components have no rows left
   */
  record Arrival(Mixture mixture, double[] statistics, int[] raised, int empty) {}

  /** Climbs as long as the monitor wants. */
  Arrival run(Dataset rows, Supervision supervision, Mixture start, ConvergenceMonitor monitor);
}
