package org.genera.numerics;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.genera.api.Progress;
import org.genera.api.ProgressListener;

/**
 * Decides when an iteration that climbs an objective has arrived: when a step gains less than the
 * tolerance, or at the limit of iterations. With tolerance 0 it is always the limit. Keeps the
 * history, and warns once if the objective falls.
 */
public final class ConvergenceMonitor {

  /** Falls of less than this share of the objective are rounding. */
  private static final double ROUNDING = 1e-9;

  private final String phase;
  private final double tolerance;
  private final int maxIterations;
  private final ProgressListener listener;
  private final List<Double> history = new ArrayList<>();
  private boolean converged;
  private boolean warned;
  private boolean comparable;

  /**
   * A monitor.
   *
   * @param phase what progress reports call the work
   * @param tolerance the gain of a step that counts as none
   * @param maxIterations the limit of steps
   * @param listener hears of each step
   */
  public ConvergenceMonitor(
      String phase, double tolerance, int maxIterations, ProgressListener listener) {
    this.phase = phase;
    this.tolerance = tolerance;
    this.maxIterations = maxIterations;
    this.listener = listener;
  }

  /**
   * Takes the objective of the current parameters.
   *
   * @param objective in the unit of the tolerance, such as log-likelihood by weight
   * @return whether another step is wanted
   */
  public boolean proceeds(double objective) {
    if (comparable) {
      double gain = objective - objective();
      warnOfFall(gain);
      converged = tolerance > 0 && gain < tolerance;
    }
    comparable = true;
    history.add(objective);
    listener.progress(
        new Progress(phase, iterations(), maxIterations, Map.of("objective", objective)));
    return !converged && iterations() < maxIterations;
  }

  /** The next objective is not held against the last, which lacked a part of it. */
  public void doNotCompare() {
    comparable = false;
  }

  private void warnOfFall(double gain) {
    if (!warned && gain < -ROUNDING * Math.max(1, Math.abs(objective()))) {
      warned = true;
      listener.warning(
          phase
              + ": the objective fell by "
              + -gain
              + " in iteration "
              + history.size()
              + "; the numbers are close to breaking down.");
    }
  }

  /**
   * The objective of the current parameters.
   *
   * @return the last value taken
   */
  public double objective() {
    return history.get(history.size() - 1);
  }

  /**
   * The number of steps taken.
   *
   * @return one less than the number of objectives
   */
  public int iterations() {
    return Math.max(0, history.size() - 1);
  }

  /**
   * Whether the last step gained less than the tolerance.
   *
   * @return false if the limit of iterations ended the work
   */
  public boolean converged() {
    return converged;
  }

  /**
   * The objective of the start and after each step.
   *
   * @return an unmodifiable list
   */
  public List<Double> history() {
    return Collections.unmodifiableList(history);
  }
}
