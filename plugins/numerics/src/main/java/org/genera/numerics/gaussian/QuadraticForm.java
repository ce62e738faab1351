package org.genera.numerics.gaussian;

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
   * @param scratch {@link #scratchArrays} arrays
   * @param result takes the form of each row
   */
  void evaluate(double[][] x, int rows, double[][] scratch, double[] result);

  /** How many arrays of a tile's rows an evaluation needs. */
  static int scratchArrays(int dimensions) {
    return Math.max(Full.COLUMNS, dimensions) + 1;
  }

  /**
   * With the inverse W of the covariance's factor: the squared length of W (x - μ). A few columns
   * at a time, whose differences stay in the innermost cache while every row of W takes them.
   */
  record Full(double[] mean, double[] inverseFactor) implements QuadraticForm {
    private static final int COLUMNS = 8;

    static Full of(double[] mean, Cholesky covariance) {
      return new Full(mean, covariance.inverseFactor());
    }

    @Override
    public void evaluate(double[][] x, int rows, double[][] scratch, double[] result) {
      int d = mean.length;
      Arrays.fill(result, 0, rows, 0);
      for (int from = 0; from < d; from += COLUMNS) {
        int to = Math.min(d, from + COLUMNS);
        for (int j = from; j < to; j++) {
          RowLoops.subtract(scratch[j - from], x[j], mean[j], rows);
        }
        for (int i = from; i < to; i++) {
          double[] product = scratch[place(i)];
          multiply(product, rows, i, from, i + 1, scratch);
          RowLoops.addSquares(result, product, rows);
        }
        for (int i = to; i < d; i++) {
          multiply(scratch[place(i)], rows, i, from, to, scratch);
        }
      }
    }

    /** Where the product of row i is, behind the differences; rows done at once share a place. */
    private static int place(int i) {
      return Math.max(COLUMNS, i + 1);
    }

    /** Some columns of row i of W: one to four of them, then four at a time. */
    private void multiply(double[] product, int rows, int i, int from, int to, double[][] x) {
      int w = i * mean.length + from;
      int count = to - from;
      int j = (count - 1) % 4 + 1;
      if (from == 0) {
        start(product, rows, w, j, x);
      } else {
        add(product, rows, w, j, x);
      }
      for (; j < count; j += 4) {
        addFour(product, rows, w + j, j, x);
      }
    }

    private void start(double[] product, int rows, int w, int count, double[][] x) {
      double[] f = inverseFactor;
      switch (count) {
        case 1 -> RowLoops.scale(product, rows, f[w], x[0]);
        case 2 -> RowLoops.scale(product, rows, f[w], x[0], f[w + 1], x[1]);
        case 3 -> {
          RowLoops.scale(product, rows, f[w], x[0], f[w + 1], x[1]);
          RowLoops.addScaled(product, 0, rows, f[w + 2], x[2]);
        }
        default ->
            RowLoops.scale(
                product, rows, f[w], x[0], f[w + 1], x[1], f[w + 2], x[2], f[w + 3], x[3]);
      }
    }

    private void add(double[] product, int rows, int w, int count, double[][] x) {
      double[] f = inverseFactor;
      switch (count) {
        case 1 -> RowLoops.addScaled(product, 0, rows, f[w], x[0]);
        case 2 -> RowLoops.addScaled(product, 0, rows, f[w], x[0], f[w + 1], x[1]);
        case 3 -> {
          RowLoops.addScaled(product, 0, rows, f[w], x[0], f[w + 1], x[1]);
          RowLoops.addScaled(product, 0, rows, f[w + 2], x[2]);
        }
        default -> addFour(product, rows, w, 0, x);
      }
    }

    private void addFour(double[] product, int rows, int w, int j, double[][] x) {
      double[] f = inverseFactor;
      RowLoops.addScaled(
          product, 0, rows, f[w], x[j], f[w + 1], x[j + 1], f[w + 2], x[j + 2], f[w + 3], x[j + 3]);
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
