package org.genera.numerics.gaussian;

import java.util.Arrays;
import org.genera.numerics.RowLoops;

/**
 * Forms without correlations, with z = x - m about a {@link CommonCentre} m: Σ p z² - 2 p (μ - m) z
 * + p (μ - m)². The powers of z are those of all components.
 */
final class CentredForms implements TileForms {

  private final double[] centre;
  private final double[][] precisions;
  private final double[][] slopes;
  private final double[] constants;
  private final double[][] z;
  private final double[][] squares;
  private final double[][] sums;

  CentredForms(Mixture mixture, double[] centre, int tileRows) {
    int k = mixture.components();
    int d = centre.length;
    this.centre = centre;
    precisions = new double[k][d];
    slopes = new double[k][d];
    constants = new double[k];
    double[][] arrays = RowLoops.arrays(2 * d + k, tileRows);
    z = Arrays.copyOf(arrays, d);
    squares = Arrays.copyOfRange(arrays, d, 2 * d);
    sums = Arrays.copyOfRange(arrays, 2 * d, arrays.length);
    for (int c = 0; c < k; c++) {
      for (int j = 0; j < d; j++) {
        double difference = mixture.mean(c, j) - centre[j];
        precisions[c][j] = 1 / mixture.variance(c, j);
        slopes[c][j] = -2 * precisions[c][j] * difference;
        constants[c] += precisions[c][j] * difference * difference;
      }
    }
  }

  @Override
  public void evaluate(double[][] x, int rows, double[][] forms) {
    for (int j = 0; j < centre.length; j++) {
      RowLoops.subtract(z[j], x[j], centre[j], rows);
      RowLoops.square(squares[j], z[j], rows);
    }
    for (int c = 0; c < sums.length; c++) {
      Arrays.fill(sums[c], 0, rows, constants[c]);
    }
    for (int j = 0; j < centre.length; j += 2) {
      for (int c = 0; c < sums.length; c++) {
        addPowers(sums[c], rows, precisions[c], slopes[c], j);
      }
    }
    for (int c = 0; c < sums.length; c++) {
      System.arraycopy(sums[c], 0, forms[c], 0, rows);
    }
  }

  /** Those of two columns, or of the last one. */
  private void addPowers(double[] sum, int rows, double[] p, double[] q, int j) {
    if (j + 1 < p.length) {
      RowLoops.addScaled(
          sum, 0, rows, p[j], squares[j], q[j], z[j], p[j + 1], squares[j + 1], q[j + 1], z[j + 1]);
    } else {
      RowLoops.addScaled(sum, 0, rows, p[j], squares[j], q[j], z[j]);
    }
  }
}
