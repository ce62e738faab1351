package org.genera.neural.encoding;

/**
 * What a column's numbers gather at, in data units: single values that are frequent (atoms, such as
 * a 0 that stands for none), and modes of a mixture for the rest.
 *
 * @param atoms single values, ascending
 * @param means of the modes
 * @param deviations of the modes
 * @param shares of the atoms, then of the modes; they add to 1
 */
public record NumberModes(double[] atoms, double[] means, double[] deviations, double[] shares) {

  /** Nothing. */
  public static final NumberModes NONE =
      new NumberModes(new double[0], new double[0], new double[0], new double[0]);

  /** Checks the lengths. */
  public NumberModes {
    if (means.length != deviations.length || shares.length != atoms.length + means.length) {
      throw new IllegalArgumentException("lengths differ");
    }
  }

  /**
   * How many atoms and modes there are.
   *
   * @return their number
   */
  public int size() {
    return shares.length;
  }
}
