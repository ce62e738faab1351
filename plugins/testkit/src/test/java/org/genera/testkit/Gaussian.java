package org.genera.testkit;

import org.genera.api.engine.RandomStream;

/**
 * A normal distribution, taken one column at a time: p(x) = p(x1) p(x2 | x1) …, where conditioning
 * on one column is a step of Gaussian elimination. Slow and plain.
 */
record Gaussian(double[] mean, double[][] covariance) {

  static Gaussian standard(int dimensions) {
    double[][] identity = new double[dimensions][dimensions];
    for (int j = 0; j < dimensions; j++) {
      identity[j][j] = 1;
    }
    return new Gaussian(new double[dimensions], identity);
  }

  int dimensions() {
    return mean.length;
  }

  /** The same columns, once one of them is known: its variance is then zero. */
  Gaussian given(int column, double value) {
    double[] pivot = covariance[column];
    double[] newMean = new double[dimensions()];
    double[][] newCovariance = new double[dimensions()][dimensions()];
    for (int i = 0; i < dimensions(); i++) {
      newMean[i] = mean[i] + pivot[i] / pivot[column] * (value - mean[column]);
      for (int j = 0; j < dimensions(); j++) {
        newCovariance[i][j] = covariance[i][j] - pivot[i] * pivot[j] / pivot[column];
      }
    }
    newMean[column] = value;
    return new Gaussian(newMean, newCovariance);
  }

  /** The same columns, once those are known that are not NaN in a row. */
  Gaussian given(double[] row) {
    Gaussian rest = this;
    for (int j = 0; j < row.length; j++) {
      rest = Double.isNaN(row[j]) ? rest : rest.given(j, row[j]);
    }
    double[] exact = row.clone();
    for (int j = 0; j < row.length; j++) {
      exact[j] = Double.isNaN(row[j]) ? rest.mean[j] : row[j];
    }
    return new Gaussian(exact, rest.covariance);
  }

  /** log p of what is not NaN in a row. */
  double logDensity(double[] row) {
    Gaussian rest = this;
    double sum = 0;
    for (int j = 0; j < row.length; j++) {
      if (!Double.isNaN(row[j])) {
        double variance = rest.covariance[j][j];
        double residual = (row[j] - rest.mean[j]) / Math.sqrt(variance);
        sum -= 0.5 * (Math.log(2 * Math.PI * variance) + residual * residual);
        rest = rest.given(j, row[j]);
      }
    }
    return Double.isNaN(sum) ? Double.NEGATIVE_INFINITY : sum;
  }

  /** What is NaN in a row, drawn from p(missing | observed). */
  double[] draw(double[] row, RandomStream random) {
    double[] drawn = row.clone();
    Gaussian rest = given(row);
    for (int j = 0; j < row.length; j++) {
      if (Double.isNaN(row[j])) {
        drawn[j] = rest.mean[j] + Math.sqrt(rest.covariance[j][j]) * random.nextGaussian();
        rest = rest.given(j, drawn[j]);
      }
    }
    return drawn;
  }

  /** The same without correlations. */
  Gaussian independent() {
    double[][] diagonal = new double[dimensions()][dimensions()];
    for (int j = 0; j < dimensions(); j++) {
      diagonal[j][j] = covariance[j][j];
    }
    return new Gaussian(mean, diagonal);
  }

  Gaussian select(int[] columns) {
    double[] someMean = new double[columns.length];
    double[][] someCovariance = new double[columns.length][columns.length];
    for (int i = 0; i < columns.length; i++) {
      someMean[i] = mean[columns[i]];
      for (int j = 0; j < columns.length; j++) {
        someCovariance[i][j] = covariance[columns[i]][columns[j]];
      }
    }
    return new Gaussian(someMean, someCovariance);
  }
}
