package org.genera.vae.bound;

import java.util.Arrays;
import org.genera.api.model.DensityBound.Bounds;
import org.genera.numerics.LogSumExp;

/**
 * Bounds of log p(x, y) of some rows with each class, in nats and data units, and q(y | x). Without
 * a label there is one class.
 *
 * @param elbo the evidence lower bound, row by row, class by class
 * @param logWeights log importance weights, row by row, class by class, draw by draw
 * @param logClasses log q(y | x), row by row, class by class
 */
public record ClassBounds(double[][] elbo, double[][][] logWeights, double[][] logClasses) {

  /** -U(x) of a row: Σ q(y | x) (-L(x, y) - log q(y | x)) (Kingma et al. 2014, eq. 7). */
  public double elbo(int row) {
    if (Arrays.stream(elbo[row]).allMatch(bound -> bound == Double.NEGATIVE_INFINITY)) {
      return Double.NEGATIVE_INFINITY;
    }
    double sum = 0;
    for (int y = 0; y < elbo[row].length; y++) {
      double log = logClasses[row][y];
      sum += StrictMath.exp(log) * (elbo[row][y] - log);
    }
    return sum;
  }

  /**
   * The same with the importance-weighted bound of each class in place of the evidence lower bound:
   * what training raises by several draws. With one draw they are the same in expectation.
   */
  public ClassBounds importanceWeighted() {
    double[][] weighted = new double[elbo.length][];
    for (int row = 0; row < elbo.length; row++) {
      weighted[row] = new double[elbo[row].length];
      for (int y = 0; y < weighted[row].length; y++) {
        double[] logs = logWeights[row][y];
        weighted[row][y] = LogSumExp.of(logs) - StrictMath.log(logs.length);
      }
    }
    return new ClassBounds(weighted, logWeights, logClasses);
  }

  /** Bounds of log p(x), the label summed out. */
  public Bounds marginal() {
    int rows = elbo.length;
    double[] bounds = new double[rows];
    double[] weighted = new double[rows];
    double[] errors = new double[rows];
    for (int row = 0; row < rows; row++) {
      bounds[row] = elbo(row);
      weigh(sumOverClasses(logWeights[row]), row, weighted, errors);
    }
    return new Bounds(bounds, weighted, errors);
  }

  private static double[] sumOverClasses(double[][] logs) {
    if (logs.length == 1) {
      return logs[0];
    }
    double[] sums = new double[logs[0].length];
    double[] ofClasses = new double[logs.length];
    for (int draw = 0; draw < sums.length; draw++) {
      for (int y = 0; y < logs.length; y++) {
        ofClasses[y] = logs[y][draw];
      }
      sums[draw] = LogSumExp.of(ofClasses);
    }
    return sums;
  }

  /**
   * log (1/k) Σ w (Burda et al. 2016, eq. 8), and its standard error by the delta method: that of
   * the mean of w over the mean of w; NaN for one draw, which says nothing of it.
   */
  private static void weigh(double[] logWeights, int row, double[] weighted, double[] errors) {
    int draws = logWeights.length;
    double largest = Double.NEGATIVE_INFINITY;
    for (double log : logWeights) {
      largest = Math.max(largest, log);
    }
    if (largest == Double.NEGATIVE_INFINITY) {
      weighted[row] = largest;
      return;
    }
    double sum = 0;
    double squares = 0;
    for (double log : logWeights) {
      double weight = StrictMath.exp(log - largest);
      sum += weight;
      squares += weight * weight;
    }
    double mean = sum / draws;
    double variance = draws > 1 ? (squares - draws * mean * mean) / (draws - 1) : Double.NaN;
    weighted[row] = largest + StrictMath.log(mean);
    errors[row] = Math.sqrt(Math.max(0, variance) / draws) / mean;
  }
}
