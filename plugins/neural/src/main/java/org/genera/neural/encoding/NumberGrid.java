package org.genera.neural.encoding;

/**
 * The grid that nearly all of a column's numbers lie on, such as whole dollars, tenths, or days:
 * origin + n × step.
 *
 * @param origin one of the numbers
 * @param step the distance of neighbours; 0 if there is no grid
 * @param decimals how many decimals such numbers are written with at most
 */
public record NumberGrid(double origin, double step, int decimals) {

  /** Any number. */
  public static final NumberGrid NONE = new NumberGrid(0, 0, 0);

  /** Numbers with more decimals are taken for continuous. */
  private static final int MOST_DECIMALS = 9;

  private static final double[] POWERS = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9};
  private static final double LARGEST_WHOLE = 0x1p53;

  /** Checks the parts. */
  public NumberGrid {
    if (!(Double.isFinite(origin) && step >= 0 && step < Double.POSITIVE_INFINITY)
        || decimals < 0
        || decimals > MOST_DECIMALS) {
      throw new IllegalArgumentException("no grid: " + origin + ", " + step + ", " + decimals);
    }
  }

  /**
   * The nearest number of the grid, as its decimal text is read.
   *
   * @param value any number
   * @return the number itself if there is no grid
   */
  public double nearest(double value) {
    if (step == 0) {
      return value;
    }
    double exact = origin + Math.rint((value - origin) / step) * step;
    double power = power(decimals);
    return Math.rint(exact * power) / power;
  }

  private static double power(int decimals) {
    return POWERS[decimals];
  }

  /**
   * Finds the grid of some numbers: of the fewest decimals that nearly all have, the coarsest that
   * holds all of those.
   */
  static final class Finder {

    /** This share of the numbers lies on the grid at least; others were computed, or mistyped. */
    private static final double SHARE = 0.95;

    private final long[] counts = new long[MOST_DECIMALS + 1];
    private final long[] origins = new long[MOST_DECIMALS + 1];
    private final long[] steps = new long[MOST_DECIMALS + 1];
    private long total;

    /** Takes a number. */
    void add(double value) {
      total++;
      int decimals = 0;
      while (decimals <= MOST_DECIMALS && !fits(value, decimals)) {
        decimals++;
      }
      for (int d = decimals; d <= MOST_DECIMALS && fits(value, d); d++) {
        long whole = (long) Math.rint(value * power(d));
        if (counts[d]++ == 0) {
          origins[d] = whole;
        } else if (steps[d] != 1) {
          steps[d] = divisor(steps[d], Math.abs(whole - origins[d]));
        }
      }
    }

    private static boolean fits(double value, int decimals) {
      double power = power(decimals);
      double whole = Math.rint(value * power);
      return Math.abs(whole) <= LARGEST_WHOLE && whole / power == value;
    }

    private static long divisor(long a, long b) {
      long x = a;
      long y = b;
      while (y != 0) {
        long rest = x % y;
        x = y;
        y = rest;
      }
      return x;
    }

    /**
     * The grid; none if the numbers have too many decimals. Numbers that are all the same lie on
     * that of their last decimal, so that a constant has no more than the probability 1 in its bin.
     */
    NumberGrid grid() {
      for (int d = 0; d <= MOST_DECIMALS; d++) {
        if (counts[d] > 0 && counts[d] >= SHARE * total) {
          double power = power(d);
          return new NumberGrid(origins[d] / power, Math.max(1, steps[d]) / power, d);
        }
      }
      return NONE;
    }
  }
}
