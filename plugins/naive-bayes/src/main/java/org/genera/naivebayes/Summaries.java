package org.genera.naivebayes;

import java.util.Map;
import java.util.OptionalDouble;
import org.genera.api.ProgressListener;
import org.genera.api.model.TrainingSummary;
import org.genera.numerics.ConvergenceMonitor;

/** How training tells what it does. */
final class Summaries {

  /** That of models which exist only during training. */
  static final TrainingSummary NONE =
      new TrainingSummary(0, false, OptionalDouble.empty(), 0, 0, Map.of());

  private Summaries() {}

  static ConvergenceMonitor monitor(TrainingData data) {
    return new ConvergenceMonitor(
        "EM",
        data.options().get(NaiveBayesOptions.TOLERANCE),
        data.options().get(NaiveBayesOptions.MAX_ITERATIONS),
        data.context().listener());
  }

  static OptionalDouble finite(double value) {
    return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
  }

  /** Says what went wrong. */
  static void warn(Plan.Fit fit, ProgressListener listener) {
    if (fit.floored() > 0) {
      listener.warning(
          fit.floored()
              + " variances are held at the floor: in a class all numbers of a column are (nearly)"
              + " the same.");
    }
  }
}
