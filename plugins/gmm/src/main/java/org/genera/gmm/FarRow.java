package org.genera.gmm;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.genera.numerics.Cholesky;
import org.genera.numerics.LogSumExp;
import org.genera.numerics.gaussian.Mixture;

/**
 * p(component | x) of a row so far off that every density is zero in double precision: the limit
 * along the ray x = s u, s → ∞. There log p(x, c) is -½ s² uᵀPu + s μᵀPu + constant, so that the
 * smallest uᵀPu wins, of equal ones the largest μᵀPu, and only equal components share.
 */
final class FarRow {

  private static final double ROUNDING = 1e-12;

  private final Mixture mixture;
  private final double[] direction;
  private final double[] squares;
  private final double[] slopes;
  private final double[] constants;

  /**
   * A row.
   *
   * @param whole the mixture
   * @param row its features; NaN is missing
   */
  FarRow(Mixture whole, double[] row) {
    int[] observed = IntStream.range(0, row.length).filter(j -> !Double.isNaN(row[j])).toArray();
    mixture = whole.marginal(observed);
    direction = direction(Arrays.stream(observed).mapToDouble(j -> row[j]).toArray());
    int k = mixture.components();
    squares = new double[k];
    slopes = new double[k];
    constants = new double[k];
    for (int c = 0; c < k; c++) {
      evaluate(c);
    }
  }

  /** The row in units of its largest number; where numbers are infinite, only those count. */
  private static double[] direction(double[] x) {
    double largest = Arrays.stream(x).map(Math::abs).max().orElse(0);
    return Arrays.stream(x)
        .map(
            value ->
                Double.isInfinite(largest)
                    ? (Double.isInfinite(value) ? Math.signum(value) : 0)
                    : value / largest)
        .toArray();
  }

  private void evaluate(int c) {
    Cholesky factor = Cholesky.of(mixture.covariance(c), direction.length);
    double[] forward = direction.clone();
    double[] mean = mixture.mean(c);
    factor.solveLower(forward);
    factor.solveLower(mean);
    squares[c] = dot(forward, forward);
    slopes[c] = dot(mean, forward);
    constants[c] =
        StrictMath.log(mixture.weights()[c]) - 0.5 * (factor.logDeterminant() + dot(mean, mean));
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /** log p(component | x): negative infinity for all but the winners. */
  double[] logShares() {
    int[] alive =
        IntStream.range(0, squares.length).filter(c -> mixture.weights()[c] > 0).toArray();
    int[] nearest = smallest(alive, squares);
    int[] winners = smallest(nearest, Arrays.stream(slopes).map(slope -> -slope).toArray());
    double[] logs = new double[squares.length];
    Arrays.fill(logs, Double.NEGATIVE_INFINITY);
    double total = LogSumExp.of(Arrays.stream(winners).mapToDouble(c -> constants[c]).toArray());
    for (int c : winners) {
      logs[c] = constants[c] - total;
    }
    return logs;
  }

  /** The components whose value is the smallest but for rounding. */
  private static int[] smallest(int[] components, double[] values) {
    double least = Arrays.stream(components).mapToDouble(c -> values[c]).min().orElseThrow();
    double limit = least + ROUNDING * Math.abs(least);
    return Arrays.stream(components).filter(c -> values[c] <= limit).toArray();
  }
}
