package org.genera.core;

import org.genera.api.GeneraException;
import org.genera.api.StandardError;

/** How to go from one point of a latent space to another. */
public enum LatentPath {
  /** On the straight line. */
  LINEAR {
    @Override
    double[] between(double[] from, double[] to, double share) {
      return sum(1 - share, from, share, to);
    }
  },

  /**
   * On the arc between their directions, the lengths in proportion (Shoemake, 1985, Animating
   * rotation with quaternion curves, section 3.3; for latent spaces White, 2016, Sampling
   * generative networks): under a normal prior of many variables a straight line passes through
   * points that are less probable than both of its ends.
   */
  SPHERICAL {
    @Override
    double[] between(double[] from, double[] to, double share) {
      double angle = angle(from, to);
      if (angle < SMALLEST_ANGLE) {
        return LINEAR.between(from, to, share);
      }
      double sine = StrictMath.sin(angle);
      return sum(
          StrictMath.sin((1 - share) * angle) / sine, from,
          StrictMath.sin(share * angle) / sine, to);
    }
  };

  /** Below it an arc is a line, to rounding. */
  private static final double SMALLEST_ANGLE = 1e-7;

  /**
   * A point of the path.
   *
   * @param from where it begins
   * @param to where it ends
   * @param share how much of it is behind, 0 to 1
   */
  abstract double[] between(double[] from, double[] to, double share);

  private static double[] sum(double a, double[] x, double b, double[] y) {
    double[] sum = new double[x.length];
    for (int k = 0; k < sum.length; k++) {
      sum[k] = a * x[k] + b * y[k];
    }
    return sum;
  }

  /** Below π; between opposite points, and from the origin, there is no one arc. */
  private static double angle(double[] from, double[] to) {
    double cosine = dot(from, to) / Math.sqrt(dot(from, from) * dot(to, to));
    if (!(cosine > SMALLEST_ANGLE - 1)) {
      throw new GeneraException(
          StandardError.INVALID_DATA,
          "There is no arc between the latent variables of two of the rows, since they lie opposite"
              + " each other, or at zero; take the straight line (linear).");
    }
    return StrictMath.acos(Math.min(1, cosine));
  }

  private static double dot(double[] x, double[] y) {
    double sum = 0;
    for (int k = 0; k < x.length; k++) {
      sum += x[k] * y[k];
    }
    return sum;
  }
}
