package org.genera.numerics.gaussian;

import java.util.Arrays;

/**
 * Cuts complete rows of a block into tiles that fit in the cache, and sets the other rows apart:
 * those with missing cells, and those with numbers so large that differences could overflow.
 */
public final class Tiles {

  private static final double LARGEST = 1e100;
  private static final int WIDE = 128;

  private final double[][] columns;
  private final int[] complete;
  private final int[] others;

  private Tiles(double[][] columns, int[] complete, int[] others) {
    this.columns = columns;
    this.complete = complete;
    this.others = others;
  }

  /**
   * Sorts the rows of a block.
   *
   * @param columns {@code [column][row]}; NaN is missing
   * @param weights rows of weight zero are in neither group
   * @return the rows
   */
  public static Tiles of(double[][] columns, double[] weights) {
    int rows = weights.length;
    double[] magnitudes = new double[rows];
    for (double[] column : columns) {
      addMagnitudes(magnitudes, column);
    }
    int[] complete = new int[rows];
    int[] others = new int[rows];
    int completeRows = 0;
    int otherRows = 0;
    for (int row = 0; row < rows; row++) {
      if (weights[row] > 0) {
        if (magnitudes[row] < LARGEST) {
          complete[completeRows++] = row;
        } else {
          others[otherRows++] = row;
        }
      }
    }
    return new Tiles(
        columns, Arrays.copyOf(complete, completeRows), Arrays.copyOf(others, otherRows));
  }

  /** The largest magnitude of each row; NaN for a row with NaN. */
  private static void addMagnitudes(double[] magnitudes, double[] column) {
    for (int row = 0; row < magnitudes.length; row++) {
      magnitudes[row] = Math.max(magnitudes[row], Math.abs(column[row]));
    }
  }

  /**
   * The rows of a tile: few where rows are wide.
   *
   * @param dimensions the number of columns
   * @return a multiple of 8
   */
  public static int rows(int dimensions) {
    return dimensions > WIDE ? 128 : 256;
  }

  /**
   * Positions of complete rows.
   *
   * @return rising
   */
  public int[] complete() {
    return complete;
  }

  /**
   * Positions of the rows set apart.
   *
   * @return rising
   */
  public int[] others() {
    return others;
  }

  /**
   * Copies complete rows side by side.
   *
   * @param from the first, counted among the complete rows
   * @param count how many
   * @param tile takes them, {@code [column][row]}
   */
  public void copy(int from, int count, double[][] tile) {
    int first = complete[from];
    boolean adjacent = complete[from + count - 1] - first == count - 1;
    for (int j = 0; j < tile.length; j++) {
      if (adjacent) {
        System.arraycopy(columns[j], first, tile[j], 0, count);
      } else {
        for (int i = 0; i < count; i++) {
          tile[j][i] = columns[j][complete[from + i]];
        }
      }
    }
  }
}
