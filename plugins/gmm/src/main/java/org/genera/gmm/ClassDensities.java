package org.genera.gmm;

import java.util.Arrays;
import org.genera.numerics.LogSumExp;
import org.jspecify.annotations.Nullable;

/** log p(x, y) and log p(y | x) of rows, complete or not. Immutable. */
final class ClassDensities {

  private final double[] logPriors;
  private final @Nullable MixtureDensity[] densities;

  ClassDensities(Mixture mixture, ComponentClasses classes) {
    double[] weights = classes.weights(mixture);
    logPriors = Arrays.stream(weights).map(StrictMath::log).toArray();
    densities = new @Nullable MixtureDensity[weights.length];
    for (int y = 0; y < weights.length; y++) {
      if (weights[y] > 0) {
        densities[y] = new MixtureDensity(mixture.select(classes.components(y)));
      }
    }
  }

  /** {@code [row][class]}; all negative infinity for a row that is impossible in every class. */
  double[][] logProbabilities(double[][] columns, int rows) {
    double[][] logJoint = logJoint(columns, rows);
    for (double[] row : logJoint) {
      double total = LogSumExp.of(row);
      for (int y = 0; y < row.length; y++) {
        row[y] -= total == Double.NEGATIVE_INFINITY ? 0 : total;
      }
    }
    return logJoint;
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
