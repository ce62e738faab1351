package org.genera.neural.encoding;

import java.util.Arrays;

/**
 * A number as its standardised value, the deviations that it lies from its mode, and one input for
 * each atom and mode, of which that of the nearest is 1 (Xu et al. 2019, section 4.2, where the
 * mode is drawn).
 */
public final class ModeEncoding implements CellEncoding {

  /** Values further out are shown to a network as this many deviations. */
  private static final float LARGEST = 5;

  private final float[] atoms;
  private final double[] means;
  private final double[] deviations;
  private final double[] constants;

  /**
   * An encoding.
   *
   * @param code of the column
   */
  public ModeEncoding(NumberCode code) {
    NumberModes modes = code.modes();
    atoms = code.atomCells();
    means = new double[modes.means().length];
    deviations = new double[means.length];
    constants = new double[means.length];
    for (int k = 0; k < means.length; k++) {
      means[k] = (modes.means()[k] - code.centre()) / code.scale();
      deviations[k] = modes.deviations()[k] / code.scale();
      constants[k] =
          StrictMath.log(modes.shares()[atoms.length + k]) - StrictMath.log(deviations[k]);
    }
  }

  @Override
  public int cells() {
    return 1;
  }

  @Override
  public int inputs() {
    return 2 + atoms.length + means.length;
  }

  @Override
  public void encode(float[] x, int cell, float[] parameters, int from, float[] target, int input) {
    float value = x[cell];
    if (Float.isNaN(value)) {
      return;
    }
    target[input] = clipped(value);
    int atom = Arrays.binarySearch(atoms, value);
    if (atom >= 0) {
      target[input + 2 + atom] = 1;
      return;
    }
    int mode = mode(value);
    target[input + 1] = clipped((value - means[mode]) / deviations[mode]);
    target[input + 2 + atoms.length + mode] = 1;
  }

  private static float clipped(double value) {
    return (float) Math.max(-LARGEST, Math.min(LARGEST, value));
  }

  /** The mode that a value most probably comes from. */
  private int mode(double value) {
    int best = 0;
    double highest = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < means.length; k++) {
      double t = (value - means[k]) / deviations[k];
      double log = constants[k] - 0.5 * t * t;
      if (log > highest) {
        highest = log;
        best = k;
      }
    }
    return best;
  }
}
