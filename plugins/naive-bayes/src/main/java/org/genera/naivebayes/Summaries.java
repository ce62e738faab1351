package org.genera.naivebayes;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.genera.api.ProgressListener;
import org.genera.api.model.TrainingSummary;
import org.genera.numerics.ConvergenceMonitor;

/** How training tells what it does. */
final class Summaries {

  /** That of models which exist only during training. */
  static final TrainingSummary NONE =
      new TrainingSummary(0, false, OptionalDouble.empty(), 0, 0, Map.of());

  private static final int COLUMNS_NAMED = 5;

  private Summaries() {}

  static ConvergenceMonitor monitor(TrainingData data) {
    return new ConvergenceMonitor(
        "EM",
        data.options().get(NaiveBayesOptions.TOLERANCE),
        data.options().get(NaiveBayesOptions.MAX_ITERATIONS),
        data.context().listener());
  }

  /** Minus infinity is a value, that of data with an impossible row. */
  static OptionalDouble known(double value) {
    return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  /** Says what went wrong. */
  static void warn(Plan.Fit fit, ProgressListener listener) {
    if (!fit.floored().isEmpty()) {
      listener.warning(atTheFloor(fit.floored()));
    }
  }

  private static String atTheFloor(Map<String, Integer> byColumn) {
    int variances = byColumn.values().stream().mapToInt(Integer::intValue).sum();
    String held = variances == 1 ? "1 variance is" : variances + " variances are";
    String named =
        byColumn.keySet().stream()
            .limit(COLUMNS_NAMED)
            .map(name -> "'" + name + "'")
            .collect(Collectors.joining(", "));
    int others = byColumn.size() - COLUMNS_NAMED;
    return held
        + " held at the floor, of "
        + (byColumn.size() == 1 ? "column " : "columns ")
        + named
        + (others > 0 ? " and " + others + " more" : "")
        + ": in a class all numbers of a column are (nearly) the same.";
  }
}
