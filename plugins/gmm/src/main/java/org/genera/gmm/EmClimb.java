package org.genera.gmm;

import org.genera.api.data.Dataset;
import org.genera.numerics.ConvergenceMonitor;
import org.genera.numerics.ExpectationMaximisation;
import org.genera.numerics.gaussian.Mixture;

/** Maximum likelihood by EM. */
record EmClimb(TrainingData data) implements Climb {

  @Override
  public Arrival run(
      Dataset rows, Supervision supervision, Mixture start, ConvergenceMonitor monitor) {
    EmSteps steps = new EmSteps(data, rows, supervision);
    var arrival = new ExpectationMaximisation<>(steps, monitor).run(start);
    return new Arrival(arrival.parameters(), arrival.statistics(), steps.raised(), steps.empty());
  }
}
