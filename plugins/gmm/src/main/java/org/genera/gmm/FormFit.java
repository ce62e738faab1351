package org.genera.gmm;

import java.util.Map;
import org.genera.api.ProgressListener;
import org.genera.numerics.ConvergenceMonitor;

/**
 * A mixture of one form, fitted.
 *
 * @param form the form
 * @param supervision what labels said
 * @param arrival where the fit arrived
 * @param monitor how it got there
 * @param figures what else there is to tell
 */
record FormFit(
    MixtureForm form,
    Supervision supervision,
    Climb.Arrival arrival,
    ConvergenceMonitor monitor,
    Map<String, Double> figures) {

  Mixture mixture() {
    return arrival.mixture();
  }

  double logLikelihood() {
    return arrival.statistics()[StatisticsLayout.LOG_LIKELIHOOD];
  }

  double weight() {
    return arrival.statistics()[StatisticsLayout.WEIGHT];
  }

  /** Says what went wrong. */
  void warn(ProgressListener listener) {
    if (arrival.raised() > 0) {
      listener.warning(
          "The covariances of "
              + arrival.raised()
              + " of the mixture were singular and are held at covariance-floor: a column is"
              + " constant or depends on others, or a component has too few rows.");
    }
    if (arrival.empty() > 0) {
      listener.warning(
          arrival.empty()
              + " components have no rows left; ask for fewer components, or more starts.");
    }
  }
}
