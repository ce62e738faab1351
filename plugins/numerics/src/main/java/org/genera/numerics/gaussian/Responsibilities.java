package org.genera.numerics.gaussian;

import java.util.Arrays;
import org.genera.numerics.VectorMath;

/**
 * The E-step for a tile of complete rows: log p(x) and p(component | x) of each. Its arrays are as
 * large as a tile and used again, so that all work stays in the cache. Not thread-safe.
 */
public final class Responsibilities {

  /** Below any logarithm of a density, yet finite, so that differences stay numbers. */
  private static final double LEAST = -Double.MAX_VALUE;

  private final MixtureDensity density;
  private final double[][] shares;
  private final double[] logDensity;
  private final double[] max;
  private final TileForms forms;
  private final double[] scratch;

  /**
   * Makes room for a tile.
   *
   * @param density the mixture
   * @param tileRows how many rows a tile has at most
   */
  public Responsibilities(MixtureDensity density, int tileRows) {
    this.density = density;
    shares = new double[density.mixture().components()][tileRows];
    logDensity = new double[tileRows];
    max = new double[tileRows];
    forms = density.forms(tileRows);
    scratch = new double[tileRows];
  }

  /**
   * p(component | x).
   *
   * @return {@code [component][row]}; the shares of each row sum to 1
   */
  public double[][] shares() {
    return shares;
  }

  /**
   * log p(x).
   *
   * @return of each row
   */
  public double[] logDensity() {
    return logDensity;
  }

  /**
   * Evaluates a tile.
   *
   * @param x {@code [column][row]}, nothing missing or infinite
   * @param rows how many rows
   */
  public void evaluate(double[][] x, int rows) {
    Arrays.fill(max, 0, rows, LEAST);
    forms.evaluate(x, rows, shares);
    for (int c = 0; c < shares.length; c++) {
      addLogJoint(shares[c], density.logConstant(c), max, rows);
    }
    Arrays.fill(logDensity, 0, rows, 0);
    for (double[] share : shares) {
      subtract(share, max, rows);
      VectorMath.exp(share, scratch, rows);
      add(logDensity, share, rows);
    }
    invert(logDensity, scratch, rows);
    for (double[] share : shares) {
      multiply(share, scratch, rows);
    }
    VectorMath.log(logDensity, scratch, rows);
    add(logDensity, max, rows);
  }

  private static void addLogJoint(double[] form, double logConstant, double[] max, int rows) {
    for (int i = 0; i < rows; i++) {
      double logJoint = logConstant - 0.5 * form[i];
      form[i] = logJoint;
      max[i] = Math.max(max[i], logJoint);
    }
  }

  private static void subtract(double[] x, double[] y, int rows) {
    for (int i = 0; i < rows; i++) {
      x[i] -= y[i];
    }
  }

  private static void add(double[] x, double[] y, int rows) {
    for (int i = 0; i < rows; i++) {
      x[i] += y[i];
    }
  }

  private static void multiply(double[] x, double[] y, int rows) {
    for (int i = 0; i < rows; i++) {
      x[i] *= y[i];
    }
  }

  /** A row that no component explains has the sum 0, and shares of 0. */
  private static void invert(double[] x, double[] inverse, int rows) {
    for (int i = 0; i < rows; i++) {
      inverse[i] = 1 / Math.max(x[i], Double.MIN_NORMAL);
    }
  }
}
