package org.genera.gmm;

import java.util.Arrays;
import org.genera.numerics.Cholesky;
import org.genera.numerics.RowLoops;

/** (x - μ)ᵀ Σ⁻¹ (x - μ) of one component for many rows at once. Immutable. */
interface QuadraticForm {

  /**
   * Evaluates the form.
   *
   * @param x {@code [column][row]}
   * @param rows how many rows
   * @param scratch as many arrays as columns, and one more
   * @param result takes the form of each row
   */
  void evaluate(double[][] x, int rows, double[][] scratch, double[] result);

  /** With the inverse W of the covariance's factor: the squared length of W (x - μ). */
  record Full(double[] mean, double[] inverseFactor) implements QuadraticForm {

    static Full of(double[] mean, Cholesky covariance) {
      return new Full(mean, covariance.inverseFactor());
    }

    @Override
    public void evaluate(double[][] x, int rows, double[][] scratch, double[] result) {
      int d = mean.length;
      double[] sum = scratch[d];
      Arrays.fill(result, 0, rows, 0);
      for (int i = 0; i < d; i++) {
        RowLoops.subtract(scratch[i], x[i], mean[i], rows);
        Arrays.fill(sum, 0, rows, 0);
        addProduct(sum, rows, i, scratch);
        RowLoops.addSquares(result, sum, rows);
      }
    }

    /** Row i of W times the first i + 1 columns. */
    private void addProduct(double[] sum, int rows, int i, double[][] x) {
      int w = i * mean.length;
      int j = 0;
      for (; j + 3 <= i; j += 4) {
        RowLoops.addScaled(
            sum,
            0,
            rows,
            inverseFactor[w + j],
            x[j],
            inverseFactor[w + j + 1],
            x[j + 1],
            inverseFactor[w + j + 2],
            x[j + 2],
            inverseFactor[w + j + 3],
            x[j + 3]);
      }
      for (; j <= i; j++) {
        RowLoops.addScaled(sum, 0, rows, inverseFactor[w + j], x[j]);
      }
    }
  }

  /** With precisions, column by column. */
  record Diagonal(double[] mean, double[] precisions) implements QuadraticForm {
    @Override
    public void evaluate(double[][] x, int rows, double[][] scratch, double[] result) {
      Arrays.fill(result, 0, rows, 0);
      int j = 0;
      for (; j + 1 < mean.length; j += 2) {
        RowLoops.addScaledSquares(
            result, rows, precisions[j], mean[j], x[j], precisions[j + 1], mean[j + 1], x[j + 1]);
      }
      for (; j < mean.length; j++) {
        RowLoops.addScaledSquares(result, rows, precisions[j], mean[j], x[j]);
      }
    }
  }
}
