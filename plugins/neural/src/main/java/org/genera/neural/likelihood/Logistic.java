package org.genera.neural.likelihood;

import org.genera.api.engine.RandomStream;

/** Draws of the logistic distribution. */
final class Logistic {

  private Logistic() {}

  /** One with mean 0 and scale 1: log u - log(1 - u). */
  static double draw(RandomStream random) {
    double inside = Math.max(random.nextDouble(), 0x1p-53);
    return StrictMath.log(inside) - StrictMath.log1p(-inside);
  }
}
