package org.genera.numerics.gaussian;

import java.util.Arrays;

/** Moments for variances only; both factors are about the current means. Not thread-safe. */
final class SquareMoments implements MomentSums {

  private final StatisticsLayout layout;
  private final Mixture mixture;
  private final double[] sums;

  SquareMoments(Mixture mixture) {
    this.mixture = mixture;
    layout = StatisticsLayout.of(mixture);
    sums = new double[layout.length()];
  }

  @Override
  public void add(double[][] x, double[][] shares, int rows) {
    for (int c = 0; c < shares.length; c++) {
      double count = 0;
      for (int row = 0; row < rows; row++) {
        count += shares[c][row];
      }
      sums[layout.count(c)] += count;
      for (int j = 0; j < x.length; j++) {
        addColumn(c, j, x[j], shares[c], rows);
      }
    }
  }

  /** Four rows at a time, so that eight chains of sums run side by side. */
  private void addColumn(int c, int j, double[] x, double[] share, int rows) {
    double mean = mixture.mean(c, j);
    double first0 = 0;
    double first1 = 0;
    double first2 = 0;
    double first3 = 0;
    double second0 = 0;
    double second1 = 0;
    double second2 = 0;
    double second3 = 0;
    int row = 0;
    for (; row + 3 < rows; row += 4) {
      double a0 = x[row] - mean;
      double a1 = x[row + 1] - mean;
      double a2 = x[row + 2] - mean;
      double a3 = x[row + 3] - mean;
      double y0 = share[row] * a0;
      double y1 = share[row + 1] * a1;
      double y2 = share[row + 2] * a2;
      double y3 = share[row + 3] * a3;
      first0 += y0;
      first1 += y1;
      first2 += y2;
      first3 += y3;
      second0 += y0 * a0;
      second1 += y1 * a1;
      second2 += y2 * a2;
      second3 += y3 * a3;
    }
    for (; row < rows; row++) {
      double a = x[row] - mean;
      first0 += share[row] * a;
      second0 += share[row] * a * a;
    }
    sums[layout.first(c, j)] += (first0 + first1) + (first2 + first3);
    sums[layout.second(c, j, j)] += (second0 + second1) + (second2 + second3);
  }

  @Override
  public void moveTo(double[] statistics) {
    for (int i = 0; i < sums.length; i++) {
      statistics[i] += sums[i];
    }
    Arrays.fill(sums, 0);
  }
}
