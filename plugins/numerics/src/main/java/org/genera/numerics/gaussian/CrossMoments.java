package org.genera.numerics.gaussian;

import java.util.Arrays;
import org.genera.numerics.RowLoops;

/**
 * Moments for covariances with correlations. A few rows at a time, weighted differences y from the
 * means of all components stand side by side in one long row; each second moment is a sum of x[i]
 * times the part of y from column i on, so only the triangle is computed, in long loops. The long
 * row is cut into strips, so that y stays in the innermost cache while every x[i] takes it. Not
 * thread-safe.
 */
final class CrossMoments implements MomentSums {
  private static final int GROUP = 8;

  /** About how many numbers of a row of y, of which there are {@link #GROUP}, fit in the cache. */
  private static final int STRIP = 512;

  private final StatisticsLayout layout;
  private final Mixture mixture;
  private final int k;
  private final double[] centre;
  private final double[] counts;
  private final Strip[] strips;
  private final double[] factors = new double[GROUP];

  CrossMoments(Mixture mixture, double[] centre) {
    layout = StatisticsLayout.of(mixture);
    this.mixture = mixture;
    k = mixture.components();
    this.centre = centre;
    counts = new double[k];
    int columns = Math.max(1, STRIP / k);
    strips = new Strip[(centre.length + columns - 1) / columns];
    Arrays.setAll(strips, s -> new Strip(s * columns, Math.min(centre.length, (s + 1) * columns)));
  }

  @Override
  public void add(double[][] x, double[][] shares, int rows) {
    int padded = (rows + GROUP - 1) / GROUP * GROUP;
    for (double[] share : shares) {
      Arrays.fill(share, rows, padded, 0);
    }
    for (int row = 0; row < padded; row += GROUP) {
      addCounts(shares, row);
    }
    for (Strip strip : strips) {
      for (int row = 0; row < padded; row += GROUP) {
        strip.add(x, shares, row);
      }
    }
  }

  private void addCounts(double[][] shares, int row) {
    for (int c = 0; c < k; c++) {
      double[] s = shares[c];
      counts[c] +=
          ((s[row] + s[row + 1]) + (s[row + 2] + s[row + 3]))
              + ((s[row + 4] + s[row + 5]) + (s[row + 6] + s[row + 7]));
    }
  }

  @Override
  public void moveTo(double[] statistics) {
    moveTo(statistics, layout.count(0), counts, 0, k);
    for (Strip strip : strips) {
      strip.moveTo(statistics);
    }
  }

  private static void moveTo(double[] statistics, int place, double[] sums, int from, int to) {
    for (int p = from; p < to; p++) {
      statistics[place + p - from] += sums[p];
    }
    Arrays.fill(sums, 0);
  }

  /** The moments of some columns with each other and with those before. */
  private final class Strip {
    private final int from;
    private final double[] means;
    private final int to;
    private final int width;
    private final double[][] y;
    private final double[] first;
    private final double[][] second;

    Strip(int from, int to) {
      this.from = from;
      this.to = to;
      width = (to - from) * k;
      means = new double[width];
      for (int p = 0; p < width; p++) {
        means[p] = mixture.mean(p % k, from + p / k);
      }
      double[][] arrays = RowLoops.arrays(GROUP + 1 + to, width);
      y = Arrays.copyOf(arrays, GROUP);
      first = arrays[GROUP];
      second = Arrays.copyOfRange(arrays, GROUP + 1, arrays.length);
    }

    void add(double[][] x, double[][] shares, int row) {
      for (int j = from; j < to; j++) {
        fillDifferences(j, x[j], shares, row);
      }
      Arrays.fill(factors, 1);
      addGroup(first, 0);
      for (int i = 0; i < to; i++) {
        for (int g = 0; g < GROUP; g++) {
          factors[g] = x[i][row + g] - centre[i];
        }
        addGroup(second[i], place(i));
      }
    }

    /** Where the columns from i on start. */
    private int place(int i) {
      return Math.max(0, i - from) * k;
    }

    /** All rows of the group in one go: means are loaded once, and nothing is indexed twice. */
    private void fillDifferences(int j, double[] x, double[][] shares, int row) {
      double[] y0 = y[0];
      double[] y1 = y[1];
      double[] y2 = y[2];
      double[] y3 = y[3];
      double[] y4 = y[4];
      double[] y5 = y[5];
      double[] y6 = y[6];
      double[] y7 = y[7];
      double x0 = x[row];
      double x1 = x[row + 1];
      double x2 = x[row + 2];
      double x3 = x[row + 3];
      double x4 = x[row + 4];
      double x5 = x[row + 5];
      double x6 = x[row + 6];
      double x7 = x[row + 7];
      for (int c = 0, p = place(j); c < k; c++, p++) {
        double[] s = shares[c];
        double mean = means[p];
        y0[p] = s[row] * (x0 - mean);
        y1[p] = s[row + 1] * (x1 - mean);
        y2[p] = s[row + 2] * (x2 - mean);
        y3[p] = s[row + 3] * (x3 - mean);
        y4[p] = s[row + 4] * (x4 - mean);
        y5[p] = s[row + 5] * (x5 - mean);
        y6[p] = s[row + 6] * (x6 - mean);
        y7[p] = s[row + 7] * (x7 - mean);
      }
    }

    private void addGroup(double[] sums, int from) {
      for (int g = 0; g < GROUP; g += 4) {
        RowLoops.addScaled(
            sums,
            from,
            width,
            factors[g],
            y[g],
            factors[g + 1],
            y[g + 1],
            factors[g + 2],
            y[g + 2],
            factors[g + 3],
            y[g + 3]);
      }
    }

    void moveTo(double[] statistics) {
      CrossMoments.moveTo(statistics, layout.first(0, from), first, 0, width);
      for (int i = 0; i < to; i++) {
        CrossMoments.moveTo(
            statistics, layout.second(0, i, Math.max(i, from)), second[i], place(i), width);
      }
    }
  }
}
