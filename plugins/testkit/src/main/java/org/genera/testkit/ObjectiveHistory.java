package org.genera.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.genera.api.Progress;
import org.genera.api.ProgressListener;

/** Hears the figure {@code objective} of every step, and tells where a climb went down. */
final class ObjectiveHistory implements ProgressListener {

  private static final double ROUNDING = 1e-9;

  private final List<Progress> reports = new ArrayList<>();

  @Override
  public void progress(Progress progress) {
    if (progress.figures().containsKey("objective")) {
      reports.add(progress);
    }
  }

  /** How many steps have another before them in the same climb. */
  long steps() {
    long steps = 0;
    for (int i = 1; i < reports.size(); i++) {
      steps += follows(i) ? 1 : 0;
    }
    return steps;
  }

  /** A step that lost more than rounding. */
  Optional<String> falls() {
    for (int i = 1; i < reports.size(); i++) {
      double before = objective(i - 1);
      if (follows(i) && !(objective(i) >= before - ROUNDING * Math.max(1, Math.abs(before)))) {
        return Optional.of("the objective falls from " + before + " to " + reports.get(i));
      }
    }
    return Optional.empty();
  }

  /** The first objective of all; NaN where there is none. */
  double first() {
    return reports.isEmpty() ? Double.NaN : objective(0);
  }

  /** Where each climb ended. */
  List<Double> arrivals() {
    List<Double> arrivals = new ArrayList<>();
    for (int i = 0; i < reports.size(); i++) {
      if (i + 1 == reports.size() || !follows(i + 1)) {
        arrivals.add(objective(i));
      }
    }
    return arrivals;
  }

  private boolean follows(int i) {
    Progress before = reports.get(i - 1);
    Progress now = reports.get(i);
    return now.phase().equals(before.phase()) && now.done() > before.done();
  }

  private double objective(int i) {
    return reports.get(i).figures().getOrDefault("objective", Double.NaN);
  }
}
