package org.genera.gmm;

import java.util.Arrays;
import org.genera.numerics.LogSumExp;
import org.genera.numerics.gaussian.Mixture;
import org.genera.numerics.gaussian.MixtureDensity;
import org.jspecify.annotations.Nullable;

/** log p(x, y) and log p(y | x) of rows, complete or not. Immutable. */
final class ClassDensities {

  private final Mixture mixture;
  private final ComponentClasses classes;
  private final double[] logPriors;
  private final @Nullable MixtureDensity[] densities;

  ClassDensities(Mixture mixture, ComponentClasses classes) {
    this.mixture = mixture;
    this.classes = classes;
    double[] weights = classes.weights(mixture);
    logPriors = Arrays.stream(weights).map(StrictMath::log).toArray();
    densities = new @Nullable MixtureDensity[weights.length];
    for (int y = 0; y < weights.length; y++) {
      if (weights[y] > 0) {
        densities[y] = new MixtureDensity(mixture.select(classes.components(y)));
      }
    }
  }

  /** {@code [row][class]}; in the limit of {@link FarRow} for a row that is too far off. */
  double[][] logProbabilities(double[][] columns, int rows) {
    double[][] logJoint = logJoint(columns, rows);
    for (int row = 0; row < rows; row++) {
      normalise(logJoint[row], columns, row);
    }
    return logJoint;
  }

  /** The largest goes first: what is left is small, and its logarithm loses nothing to rounding. */
  private void normalise(double[] logJoint, double[][] columns, int row) {
    double max = Arrays.stream(logJoint).max().orElseThrow();
    if (max == Double.NEGATIVE_INFINITY) {
      double[] logShares = new FarRow(mixture, NumericFeatures.row(columns, row)).logShares();
      Arrays.setAll(logJoint, y -> LogSumExp.of(of(logShares, classes.components(y))));
      return;
    }
    Arrays.setAll(logJoint, y -> logJoint[y] - max);
    double total = LogSumExp.of(logJoint);
    Arrays.setAll(logJoint, y -> logJoint[y] - total);
  }

  private static double[] of(double[] values, int[] places) {
    return Arrays.stream(places).mapToDouble(place -> values[place]).toArray();
  }

  private double[][] logJoint(double[][] columns, int rows) {
    double[][] logJoint = new double[rows][densities.length];
    for (int y = 0; y < densities.length; y++) {
      int level = y;
      MixtureDensity density = densities[y];
      if (density == null) {
        Arrays.stream(logJoint).forEach(row -> row[level] = Double.NEGATIVE_INFINITY);
      } else {
        new RowScores(density)
            .score(
                columns, rows, (row, log, shares) -> logJoint[row][level] = logPriors[level] + log);
      }
    }
    return logJoint;
  }
}
