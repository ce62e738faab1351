package org.genera.hmm;

import java.util.ArrayList;
import java.util.List;
import org.genera.api.data.BoolVector;
import org.genera.api.data.CategoryVector;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.ColumnVector;
import org.genera.likelihoods.LevelFactor;

/** The emissions of one column of levels in the states of several models, one after the other. */
final class MixedLevels {

  private final Column column;
  private final int levels;
  private final List<LevelFactor> factors = new ArrayList<>();
  private final List<Integer> states = new ArrayList<>();

  MixedLevels(Column column) {
    this.column = column;
    levels = column.type() instanceof ColumnType.Category of ? of.levels().size() : 2;
  }

  /** Adds the states of one more model. */
  void add(LevelFactor factor, int count) {
    for (int i = 0; i < count; i++) {
      factors.add(factor);
      states.add(i);
    }
  }

  /** The probability of each level. */
  double[] probabilities(double[] shares) {
    double[] mixed = new double[levels];
    for (int i = 0; i < shares.length; i++) {
      for (int level = 0; level < levels; level++) {
        mixed[level] += shares[i] * factors.get(i).probability(states.get(i), level);
      }
    }
    return mixed;
  }

  /** A column of levels. */
  ColumnVector vector(int[] codes) {
    if (column.type() instanceof ColumnType.Category) {
      return new CategoryVector(codes);
    }
    byte[] bits = new byte[codes.length];
    for (int row = 0; row < bits.length; row++) {
      bits[row] = (byte) codes[row];
    }
    return new BoolVector(bits);
  }
}
