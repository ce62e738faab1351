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

  /** {@code [row][class]}; for a row that is impossible in every class the classes' own shares. */
  double[][] logProbabilities(double[][] columns, int rows) {
    double[][] logJoint = logJoint(columns, rows);
    for (double[] row : logJoint) {
      double largest = Arrays.stream(row).max().orElseThrow();
      if (largest == Double.NEGATIVE_INFINITY) {
        System.arraycopy(logPriors, 0, row, 0, row.length);
      } else {
        subtract(row, largest);
        subtract(row, LogSumExp.of(row));
      }
    }
    return logJoint;
  }

  /** First the largest, so that the sum is one to the last digit however far off a row is. */
  private static void subtract(double[] row, double number) {
    for (int y = 0; y < row.length; y++) {
      row[y] -= number;
    }
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
