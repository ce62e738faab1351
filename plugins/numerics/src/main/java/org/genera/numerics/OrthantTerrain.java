package org.genera.numerics;

import java.util.Optional;

/**
 * A smooth function plus an L1 penalty, which is smooth in each orthant: a search stays in the
 * orthant in which it begins (Andrew and Gao 2007, Scalable training of L1-regularized log-linear
 * models).
 *
 * @param function the smooth part
 * @param penalties one a variable
 */
record OrthantTerrain(DifferentiableFunction function, double[] penalties) implements Terrain {

  private static final double DECREASE = 1e-4;
  private static final int MOST_TRIALS = 60;

  @Override
  public Point at(double[] variables) {
    DifferentiableFunction.Evaluation found = function.at(variables);
    double value = found.value();
    double[] slope = found.gradient().clone();
    for (int i = 0; i < slope.length; i++) {
      value += penalties[i] * Math.abs(variables[i]);
      slope[i] = pseudoGradient(variables[i], found.gradient()[i], penalties[i]);
    }
    return new Point(variables, value, found.gradient(), slope);
  }

  /** Equation (4): of the one-sided derivatives the one that leads downhill, or zero. */
  private static double pseudoGradient(double x, double gradient, double penalty) {
    double left = gradient - penalty;
    double right = gradient + penalty;
    if (x > 0 || (x == 0 && right < 0)) {
      return right;
    } else if (x < 0 || left > 0) {
      return left;
    }
    return 0;
  }

  /** No variable moves against its own slope. */
  @Override
  public void align(double[] direction, Point here) {
    for (int i = 0; i < direction.length; i++) {
      if (penalties[i] > 0 && direction[i] * here.slope()[i] >= 0) {
        direction[i] = 0;
      }
    }
  }

  /** Halves the step until the function has fallen enough. */
  @Override
  public Optional<Point> search(Point here, double[] direction, double first) {
    double step = first;
    for (int trial = 0; trial < MOST_TRIALS; trial++) {
      double[] there = projected(here, Vectors.plus(here.variables(), step, direction));
      Point point = at(there);
      double gain = 0;
      boolean moved = false;
      for (int i = 0; i < there.length; i++) {
        double change = there[i] - here.variables()[i];
        gain += here.slope()[i] * change;
        moved |= change != 0;
      }
      if (moved && point.value() <= here.value() + DECREASE * gain + here.slack()) {
        return Optional.of(point);
      }
      step *= 0.5;
    }
    return Optional.empty();
  }

  /** A penalised variable that would change its sign stops at zero. */
  private double[] projected(Point here, double[] there) {
    for (int i = 0; i < there.length; i++) {
      double x = here.variables()[i];
      double orthant = x != 0 ? Math.signum(x) : -Math.signum(here.slope()[i]);
      if (penalties[i] > 0 && Math.signum(there[i]) != orthant) {
        there[i] = 0;
      }
    }
    return there;
  }
}
