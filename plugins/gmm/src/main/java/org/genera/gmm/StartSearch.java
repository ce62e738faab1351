package org.genera.gmm;

import org.genera.api.ProgressListener;
import org.genera.api.engine.RandomStream;
import org.genera.numerics.ConvergenceMonitor;
import org.genera.numerics.LabelledSample;

/**
 * Finds the start that gets furthest in a short climb on some of the rows (Biernacki et al. 2003);
 * where these are not all of the rows, what it has reached.
 */
final class StartSearch {

  private static final int SHORT_ITERATIONS = 30;
  private static final double SHORT_TOLERANCE = 1e-4;

  private final TrainingData data;
  private final Climb climb;
  private final Supervision supervision;
  private final LabelledSample sample;

  StartSearch(TrainingData data, Climb climb, Supervision supervision, LabelledSample sample) {
    this.data = data;
    this.climb = climb;
    this.supervision = supervision;
    this.sample = sample;
  }

  /**
   * The best of some starts.
   *
   * @param starts makes them
   * @param count how many to try
   */
  Mixture best(Starts starts, int count) {
    if (count == 1) {
      return start(starts, 0);
    }
    Attempt best = attempt(starts, 0, count);
    for (int i = 1; i < count; i++) {
      Attempt next = attempt(starts, i, count);
      best = next.isBetterThan(best) ? next : best;
    }
    return sample.complete() ? start(starts, best.index()) : best.reached();
  }

  private Attempt attempt(Starts starts, int index, int count) {
    ProgressListener listener = data.context().listener()::progress;
    ConvergenceMonitor monitor =
        new ConvergenceMonitor(
            "EM, start " + (index + 1) + " of " + count,
            SHORT_TOLERANCE,
            SHORT_ITERATIONS,
            listener);
    Climb.Arrival arrival =
        climb.run(sample.data(), supervision.onSample(sample), start(starts, index), monitor);
    return new Attempt(index, arrival.mixture(), arrival.raised(), monitor.objective());
  }

  private Mixture start(Starts starts, int index) {
    return starts.start(RandomStream.of(data.context().seed(), "gmm start", index));
  }

  /**
   * Where a start got. A component that collapses on a few rows has a high likelihood for a bad
   * reason, so a mixture with fewer covariances held at the floor goes before a likelier one.
   */
  private record Attempt(int index, Mixture reached, int raised, double objective) {
    boolean isBetterThan(Attempt other) {
      return raised != other.raised ? raised < other.raised : objective > other.objective;
    }
  }
}
