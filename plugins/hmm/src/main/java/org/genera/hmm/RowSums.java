package org.genera.hmm;

import java.util.Arrays;
import org.genera.numerics.RowLoops;

/**
 * A row of sums at once, over four lanes in one loop, which becomes vector instructions: for many
 * rows.
 */
final class RowSums implements OuterSums {

  private final int size;
  private final double[][] sums;
  private double[][] columns = {};

  RowSums(int size) {
    this.size = size;
    sums = RowLoops.arrays(size, size);
  }

  @Override
  public void add(double[][] a, int fromA, double[][] b, int fromB, int lanes) {
    if (columns.length < lanes) {
      columns = RowLoops.arrays(lanes, size);
    }
    for (int j = 0; j < size; j++) {
      double[] row = b[fromB + j];
      for (int l = 0; l < lanes; l++) {
        columns[l][j] = row[l];
      }
    }
    for (int i = 0; i < size; i++) {
      add(sums[i], a[fromA + i], lanes);
    }
  }

  private void add(double[] sum, double[] factors, int lanes) {
    int l = 0;
    for (; l + 3 < lanes; l += 4) {
      RowLoops.addScaled(
          sum,
          0,
          size,
          factors[l],
          columns[l],
          factors[l + 1],
          columns[l + 1],
          factors[l + 2],
          columns[l + 2],
          factors[l + 3],
          columns[l + 3]);
    }
    for (; l < lanes; l++) {
      RowLoops.addScaled(sum, 0, size, factors[l], columns[l]);
    }
  }

  @Override
  public void moveTo(double[] matrix) {
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        matrix[i * size + j] += sums[i][j];
      }
      Arrays.fill(sums[i], 0);
    }
  }
}
