package org.genera.gmm;

import java.util.Arrays;
import org.genera.numerics.RowLoops;

/**
 * Moments for covariances with correlations. A few rows at a time, weighted differences y from the
 * means of all components stand side by side in one long row; each second moment is a sum of x[i]
 * times the part of y from column i on, so only the triangle is computed, in long loops. Not
 * thread-safe.
 */
final class CrossMoments implements MomentSums {
  private static final int GROUP = 8;

  private final StatisticsLayout layout;
  private final int k;
  private final int width;
  private final double[] centre;
  private final double[] means;
  private final double[][] y;
  private final double[] counts;
  private final double[] first;
  private final double[][] second;
  private final double[] factors = new double[GROUP];

  CrossMoments(Mixture mixture, double[] centre) {
    layout = StatisticsLayout.of(mixture);
    k = mixture.components();
    width = k * mixture.dimensions();
    this.centre = centre;
    means = new double[width];
    for (int p = 0; p < width; p++) {
      means[p] = mixture.mean(p % k, p / k);
    }
    y = new double[GROUP][width];
    counts = new double[k];
    first = new double[width];
    second = new double[centre.length][width];
  }

  @Override
  public void add(double[][] x, double[][] shares, int rows) {
    for (int row = 0; row < rows; row += GROUP) {
      int group = Math.min(GROUP, rows - row);
      fillDifferences(x, shares, row, group);
      Arrays.fill(factors, 1);
      addGroup(first, 0);
      for (int i = 0; i < centre.length; i++) {
        for (int g = 0; g < group; g++) {
          factors[g] = x[i][row + g] - centre[i];
        }
        addGroup(second[i], i * k);
      }
    }
  }

  private void fillDifferences(double[][] x, double[][] shares, int row, int group) {
    for (int g = 0; g < GROUP; g++) {
      if (g < group) {
        fillDifference(x, shares, row + g, y[g]);
      } else {
        Arrays.fill(y[g], 0);
      }
    }
  }

  private void fillDifference(double[][] x, double[][] shares, int row, double[] difference) {
    for (int c = 0; c < k; c++) {
      double share = shares[c][row];
      counts[c] += share;
      for (int j = 0, p = c; p < width; j++, p += k) {
        difference[p] = share * (x[j][row] - means[p]);
      }
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

  @Override
  public void moveTo(double[] statistics) {
    moveTo(statistics, layout.count(0), counts, 0);
    moveTo(statistics, layout.first(0, 0), first, 0);
    for (int i = 0; i < second.length; i++) {
      moveTo(statistics, layout.second(0, i, i), second[i], i * k);
    }
  }

  private static void moveTo(double[] statistics, int place, double[] sums, int from) {
    for (int p = from; p < sums.length; p++) {
      statistics[place + p - from] += sums[p];
    }
    Arrays.fill(sums, 0);
  }
}
