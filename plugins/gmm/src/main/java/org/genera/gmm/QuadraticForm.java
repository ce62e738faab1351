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
      double[] product = scratch[d];
      Arrays.fill(result, 0, rows, 0);
      for (int i = 0; i < d; i++) {
        RowLoops.subtract(scratch[i], x[i], mean[i], rows);
        multiply(product, rows, i, scratch);
        RowLoops.addSquares(result, product, rows);
      }
    }

    /** Row i of W times the first i + 1 columns: one to four of them, then four at a time. */
    private void multiply(double[] product, int rows, int i, double[][] x) {
      int w = i * mean.length;
      int j = i % 4 + 1;
      switch (j) {
        case 1 -> RowLoops.scale(product, rows, inverseFactor[w], x[0]);
        case 2 -> RowLoops.scale(product, rows, inverseFactor[w], x[0], inverseFactor[w + 1], x[1]);
        case 3 -> {
          RowLoops.scale(product, rows, inverseFactor[w], x[0], inverseFactor[w + 1], x[1]);
          RowLoops.addScaled(product, 0, rows, inverseFactor[w + 2], x[2]);
        }
        default -> {
          RowLoops.scale(product, rows, inverseFactor[w], x[0], inverseFactor[w + 1], x[1]);
          RowLoops.addScaled(
              product, 0, rows, inverseFactor[w + 2], x[2], inverseFactor[w + 3], x[3]);
        }
      }
      for (; j <= i; j += 4) {
        RowLoops.addScaled(
            product,
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
