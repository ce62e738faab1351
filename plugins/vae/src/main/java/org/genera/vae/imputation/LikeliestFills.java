package org.genera.vae.imputation;

import java.util.Arrays;
import org.genera.vae.imputation.Proposals.State;

/**
 * The most probable of several ways to fill the gaps of each row: that of which p(x, z) is largest,
 * z being the latent variables that gave it. Only those of the likeliest class count.
 */
final class LikeliestFills {

  private final Proposals proposals;
  private final int width;
  private final int[] classes;
  private final float[] filled;
  private final float[] best;
  private final double[] highest;

  /**
   * None so far.
   *
   * @param proposals for a block, which was encoded
   * @param width cells of a row
   */
  LikeliestFills(Proposals proposals, int width) {
    this.proposals = proposals;
    this.width = width;
    classes = proposals.likeliestClasses();
    filled = proposals.rows().cells().clone();
    best = new float[proposals.rows().count() * width];
    Arrays.fill(best, Float.NaN);
    highest = new double[proposals.rows().count()];
    Arrays.fill(highest, Double.NEGATIVE_INFINITY);
  }

  /** Adds what latent variables gave, all cells of each row. */
  void add(State state, float[] made) {
    for (int row = 0; row < highest.length; row++) {
      int from = row * width;
      proposals.rows().fill(row, made, from, filled);
      boolean ofItsClass = classes[row] < 0 || state.y()[row] == classes[row];
      double log = ofItsClass ? proposals.logJoint(state, row, filled) : Double.NEGATIVE_INFINITY;
      if (Float.isNaN(best[from]) || log > highest[row]) {
        highest[row] = log;
        System.arraycopy(made, from, best, from, width);
      }
    }
  }

  /** The likeliest class of each row. */
  int[] classes() {
    return classes;
  }

  /** The cells of each row, all of them. */
  float[] cells() {
    return best;
  }
}
