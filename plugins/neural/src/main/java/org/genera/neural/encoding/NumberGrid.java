package org.genera.neural.encoding;

/**
 * The grid that a column's numbers lie on, such as whole dollars, tenths, or days. A number lies at
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
    double power = 1;
    for (int i = 0; i < decimals; i++) {
      power *= 10;
    }
    return power;
  }

  /** Finds the coarsest grid of some numbers. */
  static final class Finder {
    private int decimals;
    private long origin;
    private long step;
    private boolean any;
    private boolean none;

    /** Takes a number. */
    void add(double value) {
      while (!none && !fits(value)) {
        refine();
      }
      if (none) {
        return;
      }
      long whole = (long) Math.rint(value * power(decimals));
      if (any) {
        step = divisor(step, Math.abs(whole - origin));
      } else {
        origin = whole;
        any = true;
      }
    }

    private boolean fits(double value) {
      double power = power(decimals);
      double whole = Math.rint(value * power);
      return Math.abs(whole) <= LARGEST_WHOLE && whole / power == value;
    }

    private void refine() {
      decimals++;
      none = decimals > MOST_DECIMALS || Math.abs(origin) > LARGEST_WHOLE || step > LARGEST_WHOLE;
      origin *= 10;
      step *= 10;
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

    /** The grid; none if the numbers have too many decimals, or are all the same. */
    NumberGrid grid() {
      double power = power(Math.min(decimals, MOST_DECIMALS));
      return none || step == 0 ? NONE : new NumberGrid(origin / power, step / power, decimals);
    }
  }
}
