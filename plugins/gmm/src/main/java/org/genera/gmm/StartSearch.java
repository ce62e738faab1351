package org.genera.gmm;

import java.util.Optional;
import org.genera.api.GeneraException;
import org.genera.api.ProgressListener;
import org.genera.api.StandardError;
import org.genera.api.engine.RandomStream;
import org.genera.numerics.ConvergenceMonitor;
import org.genera.numerics.LabelledSample;
import org.genera.numerics.gaussian.Mixture;

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
  private final FlatDirections flat;

  StartSearch(
      TrainingData data,
      Climb climb,
      Supervision supervision,
      LabelledSample sample,
      FlatDirections flat) {
    this.data = data;
    this.climb = climb;
    this.supervision = supervision;
    this.sample = sample;
    this.flat = flat;
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
    Optional<Attempt> best = Optional.empty();
    Optional<GeneraException> failure = Optional.empty();
    for (int i = 0; i < count; i++) {
      try {
        Attempt next = attempt(starts, i, count);
        best = best.filter(other -> !next.isBetterThan(other)).or(() -> Optional.of(next));
      } catch (GeneraException e) {
        failure = Optional.of(requireNumerical(e));
      }
    }
    Attempt chosen = best.orElseThrow(failure::orElseThrow);
    return sample.complete() ? start(starts, chosen.index()) : chosen.reached();
  }

  /** A start from which numbers break down is not the best; anything else stops the search. */
  private static GeneraException requireNumerical(GeneraException e) {
    if (e.code() != StandardError.NUMERICAL) {
      throw e;
    }
    return e;
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
    int collapsed = flat.collapsed(arrival, supervision);
    return new Attempt(index, arrival.mixture(), collapsed, monitor.objective());
  }

  private Mixture start(Starts starts, int index) {
    return starts.start(RandomStream.of(data.context().seed(), "gmm start", index));
  }

  /**
   * Where a start got. A component that collapses on a few rows has a high likelihood for a bad
   * reason, so a mixture in which fewer have collapsed goes before a likelier one.
   */
  private record Attempt(int index, Mixture reached, int collapsed, double objective) {
    boolean isBetterThan(Attempt other) {
      return collapsed != other.collapsed
          ? collapsed < other.collapsed
          : objective > other.objective;
    }
  }
}
