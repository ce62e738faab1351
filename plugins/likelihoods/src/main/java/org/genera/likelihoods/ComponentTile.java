package org.genera.likelihoods;

import java.util.Arrays;
import org.genera.numerics.RowLoops;
import org.genera.numerics.VectorMath;
import org.genera.numerics.gaussian.MixtureDensity;
import org.genera.numerics.gaussian.TileForms;

/**
 * log p(x | class) and p(component | class, x) of tiles of complete rows. Its arrays are used
 * again, so that all work stays in the cache. Not thread-safe.
 */
final class ComponentTile {

  /** Below any logarithm of a density, yet finite, so that differences stay numbers. */
  private static final double LEAST = -Double.MAX_VALUE;

  private final int classes;
  private final double[] logConstants;
  private final TileForms forms;
  private final double[] max;
  private final double[] sum;
  private final double[] scratch;

  /**
   * The quadratic forms; then log p(x, component | class); then shares: {@code [component][row]}.
   */
  final double[][] values;

  ComponentTile(MixtureDensity density, int classes, int tileRows) {
    this.classes = classes;
    int k = density.mixture().components();
    logConstants = new double[k];
    Arrays.setAll(logConstants, c -> density.logConstant(c) + StrictMath.log(classes));
    forms = density.forms(tileRows);
    double[][] arrays = RowLoops.arrays(k + 3, tileRows);
    values = Arrays.copyOf(arrays, k);
    max = arrays[k];
    sum = arrays[k + 1];
    scratch = arrays[k + 2];
  }

  /** Takes log p(x, component | class) of complete rows. */
  void evaluate(double[][] x, int rows) {
    forms.evaluate(x, rows, values);
    for (int c = 0; c < values.length; c++) {
      logDensity(values[c], logConstants[c], rows);
    }
  }

  private static void logDensity(double[] form, double logConstant, int rows) {
    for (int i = 0; i < rows; i++) {
      form[i] = logConstant - 0.5 * form[i];
    }
  }

  private int components() {
    return values.length / classes;
  }

  /** Adds up a class's components; values become shares, up to a factor that {@link #sum} has. */
  private double[] mix(int y, int rows) {
    int m = components();
    Arrays.fill(max, 0, rows, LEAST);
    Arrays.fill(sum, 0, rows, 0);
    for (int c = y * m; c < (y + 1) * m; c++) {
      raise(max, values[c], rows);
    }
    for (int c = y * m; c < (y + 1) * m; c++) {
      RowLoops.addScaled(values[c], 0, rows, -1, max);
      VectorMath.exp(values[c], scratch, rows);
      RowLoops.addScaled(sum, 0, rows, 1, values[c]);
    }
    return sum;
  }

  private static void raise(double[] max, double[] x, int rows) {
    for (int i = 0; i < rows; i++) {
      max[i] = Math.max(max[i], x[i]);
    }
  }

  /** log p(x | class), good until the next call; what was evaluated is used up. */
  double[] logDensity(int y, int rows) {
    if (components() == 1) {
      return values[y];
    }
    double[] log = mix(y, rows);
    VectorMath.log(log, scratch, rows);
    RowLoops.addScaled(log, 0, rows, 1, max);
    return log;
  }

  /**
   * Makes the values of a class's components shares.
   *
   * @param shares of the class: what the shares of each row sum to
   * @param from where the tile begins among them
   */
  void share(int y, double[] shares, int[] places, int from, int rows) {
    int m = components();
    double[] total = m == 1 ? max : mix(y, rows);
    if (m == 1) {
      Arrays.fill(values[y], 0, rows, 1);
      Arrays.fill(total, 0, rows, 1);
    }
    for (int i = 0; i < rows; i++) {
      scratch[i] = shares[places[from + i]] / Math.max(total[i], Double.MIN_NORMAL);
    }
    for (int c = y * m; c < (y + 1) * m; c++) {
      multiply(values[c], scratch, rows);
    }
  }

  private static void multiply(double[] x, double[] y, int rows) {
    for (int i = 0; i < rows; i++) {
      x[i] *= y[i];
    }
  }
}
