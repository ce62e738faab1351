package org.genera.numerics.gaussian;

import java.util.Arrays;
import org.genera.numerics.RowLoops;

/**
 * Moments for variances only, as one matrix product: shares times z and z², with z = x - m about a
 * {@link CommonCentre} m. At the end of a block they are moved to the current means. Not
 * thread-safe.
 */
final class CentredSquareMoments implements MomentSums {
  private static final int GROUP = 8;

  private final StatisticsLayout layout;
  private final Mixture mixture;
  private final double[] centre;
  private final double[] counts;

  /** Sums of z, then of z², for each component. */
  private final double[][] sums;

  /** z, then z², of some rows. */
  private final double[][] powers;

  CentredSquareMoments(Mixture mixture, double[] centre) {
    this.mixture = mixture;
    this.centre = centre;
    layout = StatisticsLayout.of(mixture);
    counts = new double[mixture.components()];
    double[][] arrays = RowLoops.arrays(mixture.components() + GROUP, 2 * centre.length);
    sums = Arrays.copyOf(arrays, mixture.components());
    powers = Arrays.copyOfRange(arrays, sums.length, arrays.length);
  }

  @Override
  public void add(double[][] x, double[][] shares, int rows) {
    int padded = (rows + GROUP - 1) / GROUP * GROUP;
    for (double[] share : shares) {
      Arrays.fill(share, rows, padded, 0);
    }
    for (int row = 0; row < padded; row += GROUP) {
      fillPowers(x, row, 0);
      fillPowers(x, row, 4);
      for (int c = 0; c < sums.length; c++) {
        addGroup(c, shares[c], row);
      }
    }
  }

  /** Four rows at a time, whose arrays are looked up once. */
  private void fillPowers(double[][] x, int row, int group) {
    double[] p0 = powers[group];
    double[] p1 = powers[group + 1];
    double[] p2 = powers[group + 2];
    double[] p3 = powers[group + 3];
    int from = row + group;
    for (int j = 0, square = centre.length; j < centre.length; j++, square++) {
      double[] column = x[j];
      double z0 = column[from] - centre[j];
      double z1 = column[from + 1] - centre[j];
      double z2 = column[from + 2] - centre[j];
      double z3 = column[from + 3] - centre[j];
      p0[j] = z0;
      p1[j] = z1;
      p2[j] = z2;
      p3[j] = z3;
      p0[square] = z0 * z0;
      p1[square] = z1 * z1;
      p2[square] = z2 * z2;
      p3[square] = z3 * z3;
    }
  }

  private void addGroup(int c, double[] share, int row) {
    for (int g = 0; g < GROUP; g += 4) {
      double s0 = share[row + g];
      double s1 = share[row + g + 1];
      double s2 = share[row + g + 2];
      double s3 = share[row + g + 3];
      counts[c] += (s0 + s1) + (s2 + s3);
      RowLoops.addScaled(
          sums[c],
          0,
          2 * centre.length,
          s0,
          powers[g],
          s1,
          powers[g + 1],
          s2,
          powers[g + 2],
          s3,
          powers[g + 3]);
    }
  }

  @Override
  public void moveTo(double[] statistics) {
    for (int c = 0; c < sums.length; c++) {
      statistics[layout.count(c)] += counts[c];
      for (int j = 0; j < centre.length; j++) {
        moveTo(statistics, c, j);
      }
      Arrays.fill(sums[c], 0);
    }
    Arrays.fill(counts, 0);
  }

  /**
   * With δ = μ - m: Σ r (x - μ) = Σ r z - δ Σ r, and Σ r (x - μ)² = Σ r z² - δ (2 Σ r z - δ Σ r).
   */
  private void moveTo(double[] statistics, int c, int j) {
    double delta = mixture.mean(c, j) - centre[j];
    double first = sums[c][j];
    double second = sums[c][centre.length + j];
    statistics[layout.first(c, j)] += first - delta * counts[c];
    statistics[layout.second(c, j, j)] += second - delta * (2 * first - delta * counts[c]);
  }
}
