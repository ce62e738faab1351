package org.genera.likelihoods;

/**
 * Tells columns without a missing cell apart. It looks at a whole column, so that the column comes
 * from memory in one stream, and is in the cache when tiles of its rows are worked on.
 */
final class FiniteCheck {

  private FiniteCheck() {}

  /** Whether none of some numbers is NaN or infinite: zero times any of these is NaN. */
  static boolean areFinite(double[] x) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int i = 0;
    // Four sums, as each addition has to wait for the one before.
    for (; i + 3 < x.length; i += 4) {
      a += 0 * x[i];
      b += 0 * x[i + 1];
      c += 0 * x[i + 2];
      d += 0 * x[i + 3];
    }
    for (; i < x.length; i++) {
      a += 0 * x[i];
    }
    return a + b + c + d == 0;
  }
}
