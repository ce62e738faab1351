package org.genera.neural.likelihood;

import org.genera.numerics.VectorMath;

/**
 * What logistic distributions give to bins (Salimans et al. 2017, eq. 2), many at a time. With a =
 * (x + h/2 - μ)/s and b = (x - h/2 - μ)/s,
 *
 * <pre>log (σ(a) - σ(b)) = log(1 - exp(-h/s)) - log(1 + exp(-a)) - log(1 + exp(b)),</pre>
 *
 * which has no cancellation, and whose limit for h → 0 is the density. The first term depends on
 * nothing but the scale, so it is left to the caller.
 */
final class LogisticBins {

  /**
   * Ends further out count as this far: their exponentials are fast down to here, and as good as 0.
   */
  private static final double FARTHEST = 700;

  private final double[] upper;
  private final double[] lower;
  private final double[] terms;
  private final double[] scratch;

  /** Values, after {@link #compute}: -log(1 + exp(-a)) - log(1 + exp(b)). */
  final double[] values;

  /** σ(-a), after {@link #compute}. */
  final double[] above;

  /** σ(b), after {@link #compute}. */
  final double[] below;

  LogisticBins(int length) {
    upper = new double[length];
    lower = new double[length];
    terms = new double[2 * length];
    scratch = new double[2 * length];
    values = new double[length];
    above = new double[length];
    below = new double[length];
  }

  /** Places a bin by its ends, in scales from the mean; infinite where it is open. */
  void set(int i, double a, double b) {
    upper[i] = a;
    lower[i] = b;
  }

  double upper(int i) {
    return upper[i];
  }

  double lower(int i) {
    return lower[i];
  }

  /** Finds all values and slopes of the first bins. */
  void compute(int length) {
    for (int i = 0; i < length; i++) {
      terms[i] = -Math.min(FARTHEST, Math.abs(upper[i]));
      terms[length + i] = -Math.min(FARTHEST, Math.abs(lower[i]));
    }
    VectorMath.exp(terms, scratch, 2 * length);
    for (int i = 0; i < length; i++) {
      double e = terms[i];
      double f = terms[length + i];
      above[i] = (upper[i] >= 0 ? e : 1) / (1 + e);
      below[i] = (lower[i] >= 0 ? 1 : f) / (1 + f);
      terms[i] = (1 + e) * (1 + f);
    }
    VectorMath.log(terms, scratch, length);
    for (int i = 0; i < length; i++) {
      values[i] = Math.min(upper[i], 0) - Math.max(lower[i], 0) - terms[i];
    }
  }

  /** The derivative of a value by the mean, times the scale. */
  double byMean(int i) {
    return below[i] - above[i];
  }

  /** The derivative of a value by the logarithm of the scale; open ends have none. */
  double byLogScale(int i) {
    double a = Double.isInfinite(upper[i]) ? 0 : upper[i] * above[i];
    double b = Double.isInfinite(lower[i]) ? 0 : lower[i] * below[i];
    return b - a;
  }
}
