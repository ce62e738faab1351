package org.genera.likelihoods;

import java.util.Arrays;
import org.genera.numerics.FixedPointSum;

/** Counts the levels of a column, class by class. Not thread-safe. */
final class LevelTally {

  static final int LIMBS = 3;

  private final FixedPointSum counts;
  private final int offset;
  private final double[] ofBlock;

  /**
   * Counts levels from 0, on the grid of the weights.
   *
   * @param offset where the counts begin in a class's part of the sums
   */
  LevelTally(int levels, int weightExponent, int offset) {
    this.offset = offset;
    counts = FixedPointSum.of(weightExponent, LIMBS);
    ofBlock = new double[levels];
  }

  /**
   * Adds a block.
   *
   * @param codes one a row, negative where it is missing
   */
  void add(int[] codes, ClassShares shares, ClassSums sums) {
    for (int y = 0; y < sums.classes(); y++) {
      Arrays.fill(ofBlock, 0);
      if (shares instanceof ClassShares.Known known) {
        addKnown(codes, y, known);
      } else if (shares instanceof ClassShares.Soft soft) {
        addSoft(codes, soft.shares()[y]);
      }
      for (int level = 0; level < ofBlock.length; level++) {
        if (ofBlock[level] != 0) {
          counts.add(ofBlock[level], sums.values(), sums.at(y) + offset + level * LIMBS);
        }
      }
    }
  }

  private void addKnown(int[] codes, int y, ClassShares.Known known) {
    int[] rows = known.rows();
    double[] weights = known.weights();
    for (int i = known.starts()[y]; i < known.starts()[y + 1]; i++) {
      int code = codes[rows[i]];
      if (code >= 0) {
        ofBlock[code] += weights[rows[i]];
      }
    }
  }

  private void addSoft(int[] codes, double[] share) {
    for (int row = 0; row < share.length; row++) {
      if (codes[row] >= 0) {
        ofBlock[codes[row]] += share[row];
      }
    }
  }

  /** The counts of a class. */
  static double[] counts(ClassSums sums, int y, int levels, int weightExponent, int offset) {
    FixedPointSum layout = FixedPointSum.of(weightExponent, LIMBS);
    double[] counts = new double[levels];
    for (int level = 0; level < levels; level++) {
      counts[level] = layout.total(sums.values(), sums.at(y) + offset + level * LIMBS);
    }
    return counts;
  }
}
