package org.genera.numerics;

import java.util.Optional;

/**
 * A line search that ends where the strong Wolfe conditions hold (Nocedal and Wright 2006,
 * algorithms 3.5 and 3.6). Values that differ by rounding alone count as equal, so that close to
 * the minimum the slopes decide (as in the approximate conditions of Hager and Zhang 2005).
 */
final class WolfeSearch {

  private static final double DECREASE = 1e-4;
  private static final double CURVATURE = 0.9;
  private static final int MOST_TRIALS = 40;

  /** An interpolated step keeps this share of the interval away from its ends. */
  private static final double MARGIN = 0.1;

  private final Terrain terrain;
  private final Terrain.Point here;
  private final double[] direction;
  private final Trial start;
  private int trials;

  WolfeSearch(Terrain terrain, Terrain.Point here, double[] direction) {
    this.terrain = terrain;
    this.here = here;
    this.direction = direction;
    start = new Trial(0, Vectors.dot(here.gradient(), direction), here);
  }

  /** A step that was tried: φ(α) is the value of its point, φ'(α) the slope. */
  private record Trial(double step, double slope, Terrain.Point point) {
    double value() {
      return point.value();
    }
  }

  /** Algorithm 3.5: lengthens the step until it has a good one, or good ones are in between. */
  Optional<Terrain.Point> from(double first) {
    Trial before = start;
    Trial trial = tryStep(first);
    while (!isTooHigh(trial) && !isAbove(trial, before)) {
      if (isFlat(trial)) {
        return Optional.of(trial.point());
      }
      if (trial.slope() >= 0) {
        return zoom(trial, before);
      }
      if (trials >= MOST_TRIALS) {
        return Optional.of(trial.point());
      }
      before = trial;
      trial = tryStep(2 * trial.step());
    }
    return zoom(before, trial);
  }

  /** Algorithm 3.6: between the best step so far and one on the other side of a minimum. */
  private Optional<Terrain.Point> zoom(Trial first, Trial second) {
    Trial low = first;
    Trial high = second;
    while (trials < MOST_TRIALS) {
      Trial trial = tryStep(between(low, high));
      if (isTooHigh(trial) || isAbove(trial, low)) {
        high = trial;
      } else if (isFlat(trial)) {
        return Optional.of(trial.point());
      } else {
        high = trial.slope() * (high.step() - low.step()) >= 0 ? low : high;
        low = trial;
      }
    }
    return low.value() < here.value() ? Optional.of(low.point()) : Optional.empty();
  }

  private Trial tryStep(double step) {
    trials++;
    Terrain.Point point = terrain.at(Vectors.plus(here.variables(), step, direction));
    return new Trial(step, Vectors.dot(point.gradient(), direction), point);
  }

  /** The first condition fails (3.6a); also where the function breaks down. */
  private boolean isTooHigh(Trial trial) {
    double bound = here.value() + DECREASE * trial.step() * start.slope() + here.slack();
    return !(trial.value() <= bound) || !Double.isFinite(trial.slope());
  }

  private boolean isAbove(Trial trial, Trial other) {
    return trial.value() > other.value() + here.slack();
  }

  /** The second condition (3.6b). */
  private boolean isFlat(Trial trial) {
    return Math.abs(trial.slope()) <= -CURVATURE * start.slope();
  }

  /** The minimum of the cubic through both values and slopes (3.59), or the middle. */
  private static double between(Trial a, Trial b) {
    double width = b.step() - a.step();
    double d1 = a.slope() + b.slope() - 3 * (a.value() - b.value()) / (a.step() - b.step());
    double d2 = Math.signum(width) * Math.sqrt(d1 * d1 - a.slope() * b.slope());
    double share = 1 - (b.slope() + d2 - d1) / (b.slope() - a.slope() + 2 * d2);
    return share >= MARGIN && share <= 1 - MARGIN
        ? a.step() + share * width
        : a.step() + 0.5 * width;
  }
}
