package org.genera.likelihoods;

/** How much of each row of a block belongs to each class, the row's weight included. */
public sealed interface ClassShares {

  /**
   * A weighted sum over the rows.
   *
   * @param y a class
   * @param values one a row, none of them NaN
   * @return the sum of share times value
   */
  double sum(int y, double[] values);

  /**
   * How much of each row belongs to each class.
   *
   * @param classes the number of classes
   * @param rows how many rows the block has
   * @return {@code [class][row]}, not to be changed
   */
  double[][] soft(int classes, int rows);

  /**
   * Rows whose classes are known.
   *
   * @param rows positions of the rows that count, class by class
   * @param starts where each class begins among them, and the end
   * @param weights the weights of all rows of the block
   * @param unweighted whether all rows that count weigh 1
   */
  record Known(int[] rows, int[] starts, double[] weights, boolean unweighted)
      implements ClassShares {

    @Override
    public double sum(int y, double[] values) {
      double sum = 0;
      for (int i = starts[y]; i < starts[y + 1]; i++) {
        sum += weights[rows[i]] * values[rows[i]];
      }
      return sum;
    }

    @Override
    public double[][] soft(int classes, int count) {
      double[][] shares = new double[classes][count];
      for (int y = 0; y < classes; y++) {
        for (int i = starts[y]; i < starts[y + 1]; i++) {
          shares[y][rows[i]] = weights[rows[i]];
        }
      }
      return shares;
    }

    /**
     * Sorts the rows of a block.
     *
     * @param codes the class of each row, negative where it is unknown
     * @param weights of the rows
     * @param classes the number of classes
     * @return the rows of positive weight and known class
     */
    public static Known of(int[] codes, double[] weights, int classes) {
      int[] starts = new int[classes + 1];
      boolean unweighted = true;
      for (int row = 0; row < codes.length; row++) {
        if (codes[row] >= 0 && weights[row] > 0) {
          starts[codes[row] + 1]++;
          unweighted &= weights[row] == 1;
        }
      }
      for (int y = 0; y < classes; y++) {
        starts[y + 1] += starts[y];
      }
      int[] next = starts.clone();
      int[] rows = new int[starts[classes]];
      for (int row = 0; row < codes.length; row++) {
        if (codes[row] >= 0 && weights[row] > 0) {
          rows[next[codes[row]]++] = row;
        }
      }
      return new Known(rows, starts, weights, unweighted);
    }
  }

  /**
   * Rows shared among classes.
   *
   * @param shares {@code [class][row]}, weights included
   */
  record Soft(double[][] shares) implements ClassShares {

    @Override
    public double sum(int y, double[] values) {
      double sum = 0;
      for (int row = 0; row < shares[y].length; row++) {
        sum += shares[y][row] * values[row];
      }
      return sum;
    }

    @Override
    public double[][] soft(int classes, int rows) {
      return shares;
    }
  }
}
