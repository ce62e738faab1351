package org.genera.gmm;

import java.util.Map;
import org.genera.api.ProgressListener;
import org.genera.numerics.ConvergenceMonitor;
import org.genera.numerics.gaussian.Mixture;
import org.genera.numerics.gaussian.StatisticsLayout;

/**
 * A mixture of one form, fitted.
 *
 * @param form the form
 * @param supervision what labels said
 * @param arrival where the fit arrived
 * @param summed statistics in which rows without a label count as the others do: comparable,
 *     however much they counted in the fit
 * @param monitor how it got there
 * @param collapsed how many covariances are at the floor where the rows are not
 * @param figures what else there is to tell
 */
record FormFit(
    MixtureForm form,
    Supervision supervision,
    Climb.Arrival arrival,
    double[] summed,
    ConvergenceMonitor monitor,
    int collapsed,
    Map<String, Double> figures) {

  Mixture mixture() {
    return arrival.mixture();
  }

  double logLikelihood() {
    return summed[StatisticsLayout.LOG_LIKELIHOOD];
  }

  double weight() {
    return summed[StatisticsLayout.WEIGHT];
  }

  /** Says what went wrong. */
  void warn(TrainingData data) {
    ProgressListener listener = data.context().listener();
    new FloorWarnings(this, data).warn(listener);
    if (arrival.empty() > 0) {
      listener.warning(
          (arrival.empty() == 1 ? "1 component has" : arrival.empty() + " components have")
              + " no rows left; ask for fewer components, or more starts.");
    }
  }
}
