package org.genera.hmm;

import org.genera.likelihoods.NumericFactor;

/**
 * Mean and quantiles of a mixture of the states' emissions of one column.
 *
 * @param numbers the emissions
 * @param whole whether only whole numbers are possible
 */
record MixtureQuantile(NumericFactor numbers, boolean whole) {

  private static final int STEPS = 200;

  double mean(double[] shares) {
    double mean = 0;
    for (int i = 0; i < shares.length; i++) {
      mean += shares[i] * numbers.mean(i);
    }
    return mean;
  }

  /** The smallest number below or at which is at least a share p of the mixture, by bisection. */
  double of(double[] shares, double p) {
    if (cumulative(shares, 0) >= p && cumulative(shares, -Double.MIN_VALUE) < p) {
      return 0; // which may have a probability of its own, and bisection only comes near it
    }
    double centre = mean(shares);
    double reach = 1 + Math.abs(centre);
    while (cumulative(shares, centre - reach) >= p || cumulative(shares, centre + reach) < p) {
      reach *= 2;
    }
    double low = centre - reach;
    double high = centre + reach;
    for (int i = 0;
        i < STEPS && high - low > Math.ulp(Math.max(Math.abs(low), Math.abs(high)));
        i++) {
      double middle = low + (high - low) / 2;
      if (cumulative(shares, middle) >= p) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return whole ? Math.rint(high) : high;
  }

  private double cumulative(double[] shares, double x) {
    double sum = 0;
    for (int i = 0; i < shares.length; i++) {
      sum += shares[i] > 0 ? shares[i] * numbers.cumulative(i, x) : 0;
    }
    return sum;
  }
}
