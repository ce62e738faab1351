package org.genera.numerics;

import java.util.Optional;

/** What {@link Lbfgs} goes down: a smooth function, or one with an L1 penalty. */
sealed interface Terrain permits SmoothTerrain, OrthantTerrain {

  /**
   * A share of the function within which two values are equal: sums over many rows carry as much
   * rounding.
   */
  double ROUNDING = 1e-13;

  /**
   * A point.
   *
   * @param variables where it is
   * @param value the height, any penalty included
   * @param gradient of the smooth part
   * @param slope the gradient or pseudo-gradient: zero at the minimum
   */
  record Point(double[] variables, double value, double[] gradient, double[] slope) {

    double steepness() {
      return Vectors.largest(slope);
    }

    /** What may be lost to rounding. */
    double slack() {
      return ROUNDING * Math.abs(value);
    }
  }

  Point at(double[] variables);

  /** Takes out of a direction what leads out of the region in which the slope is valid. */
  void align(double[] direction, Point here);

  /**
   * Goes down along a direction.
   *
   * @param first the step to try first, as a multiple of the direction
   * @return a point that is low enough, if there is one
   */
  Optional<Point> search(Point here, double[] direction, double first);
}
