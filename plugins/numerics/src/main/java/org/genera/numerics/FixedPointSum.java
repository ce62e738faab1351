package org.genera.numerics;

/**
 * Sums that have the same bits in whatever order and grouping their terms are added: each term is
 * rounded to a fixed grid and cut into limbs of 32 bits, multiples of fixed powers of two, so that
 * plain additions of limbs are exact (Demmel and Nguyen 2013, with a grid that is fixed
 * beforehand). About four million terms can be added before a limb of 53 bits overflows; a term
 * beyond the first limb is added as it is, and only then does the order matter. Immutable.
 */
public final class FixedPointSum {

  private static final int WIDTH = 32;
  private static final double LARGEST = 0x1p52;
  private static final int MIN_EXPONENT = -700;
  private static final int MAX_EXPONENT = 900;

  private final double[] units;
  private final double[] inverses;

  private FixedPointSum(int exponent, int limbs) {
    units = new double[limbs];
    inverses = new double[limbs];
    int first = Math.max(MIN_EXPONENT, Math.min(MAX_EXPONENT, exponent));
    for (int i = 0; i < limbs; i++) {
      units[i] = Math.scalb(1.0, first - WIDTH * i);
      inverses[i] = Math.scalb(1.0, WIDTH * i - first);
    }
  }

  /**
   * A way to add terms.
   *
   * @param exponent of the unit of the first limb, which holds terms up to 2^52 units
   * @param limbs how many limbs; the last one's unit, 2^(exponent - 32 (limbs - 1)), is the grid
   * @return the sum's layout
   */
  public static FixedPointSum of(int exponent, int limbs) {
    return new FixedPointSum(exponent, limbs);
  }

  /**
   * How many numbers a sum takes.
   *
   * @return the number of limbs
   */
  public int limbs() {
    return units.length;
  }

  /**
   * Adds a term.
   *
   * @param term a number
   * @param sums where the limbs are
   * @param at the place of the first limb
   */
  public void add(double term, double[] sums, int at) {
    double rest = term;
    for (int i = 0; i < units.length; i++) {
      double multiple = Math.rint(rest * inverses[i]);
      if (!(Math.abs(multiple) < LARGEST)) {
        sums[at + i] += rest;
        return;
      }
      double part = multiple * units[i];
      sums[at + i] += part;
      rest -= part;
    }
  }

  /**
   * The sum.
   *
   * @param sums where the limbs are
   * @param at the place of the first limb
   * @return the limbs' sum, rounded
   */
  public double total(double[] sums, int at) {
    double total = 0;
    for (int i = units.length - 1; i >= 0; i--) {
      total += sums[at + i];
    }
    return total;
  }
}
