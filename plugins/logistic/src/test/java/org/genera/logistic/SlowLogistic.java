package org.genera.logistic;

import java.util.ArrayList;
import java.util.List;
import org.genera.api.data.Batch;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;

/**
 * Logistic regression the plain way: a dense matrix with a line for each row and a column for each
 * term, full Hessians, and Newton's method. The reference for the fast code.
 */
final class SlowLogistic {

  /** {@code [row][term]}: scaled terms of labelled rows. */
  final double[][] x;

  final int[] y;
  final double[] weights;
  final int classes;
  final int terms;

  private SlowLogistic(double[][] x, int[] y, double[] weights, int classes) {
    this.x = x;
    this.y = y;
    this.weights = weights;
    this.classes = classes;
    terms = x[0].length;
  }

  /** Builds the matrix from a table in which every level of the label occurs. */
  static SlowLogistic of(Batch data) {
    int label = data.schema().indexOf(data.schema().label().orElseThrow().name());
    double[] codes = data.numbers(label);
    double[] rowWeights = data.weights();
    List<Integer> rows = new ArrayList<>();
    int classes = 0;
    for (int row = 0; row < data.rows(); row++) {
      if (!Double.isNaN(codes[row])) {
        rows.add(row);
        classes = Math.max(classes, (int) codes[row] + 1);
      }
    }
    List<double[]> columns = new ArrayList<>();
    double[] w = rows.stream().mapToDouble(row -> rowWeights[row]).toArray();
    for (Column feature : data.schema().features()) {
      double[] all = data.numbers(data.schema().indexOf(feature.name()));
      addTerms(feature, rows.stream().mapToDouble(row -> all[row]).toArray(), w, columns);
    }
    double[][] x = new double[rows.size()][columns.size()];
    for (int row = 0; row < x.length; row++) {
      for (int t = 0; t < columns.size(); t++) {
        x[row][t] = columns.get(t)[row];
      }
    }
    return new SlowLogistic(
        x, rows.stream().mapToInt(row -> (int) codes[row]).toArray(), w, classes);
  }

  private static void addTerms(
      Column feature, double[] cells, double[] weights, List<double[]> columns) {
    if (feature.type() instanceof ColumnType.Category category) {
      for (int level = 0; level < category.levels().size(); level++) {
        columns.add(centred(indicator(cells, level), weights));
      }
    } else {
      columns.add(standardised(cells, weights, feature.type() instanceof ColumnType.Real));
    }
    double[] missing = indicator(cells, Double.NaN);
    double gaps = 0;
    for (int i = 0; i < cells.length; i++) {
      gaps += weights[i] * missing[i];
    }
    if (gaps > 0) {
      columns.add(centred(missing, weights));
    }
  }

  private static double[] indicator(double[] cells, double of) {
    double[] result = new double[cells.length];
    for (int i = 0; i < cells.length; i++) {
      result[i] = Double.compare(cells[i], of) == 0 ? 1 : 0;
    }
    return result;
  }

  private static double[] centred(double[] column, double[] weights) {
    double sum = 0;
    double total = 0;
    for (int i = 0; i < column.length; i++) {
      sum += weights[i] * column[i];
      total += weights[i];
    }
    for (int i = 0; i < column.length; i++) {
      column[i] -= sum / total;
    }
    return column;
  }

  private static double[] standardised(double[] cells, double[] weights, boolean scaled) {
    double total = 0;
    double mean = 0;
    for (int i = 0; i < cells.length; i++) {
      total += Double.isNaN(cells[i]) ? 0 : weights[i];
      mean += Double.isNaN(cells[i]) ? 0 : weights[i] * cells[i];
    }
    mean /= total;
    double variance = 0;
    for (int i = 0; i < cells.length; i++) {
      variance +=
          Double.isNaN(cells[i]) ? 0 : weights[i] * (cells[i] - mean) * (cells[i] - mean) / total;
    }
    double[] result = new double[cells.length];
    for (int i = 0; i < cells.length; i++) {
      result[i] =
          Double.isNaN(cells[i]) ? 0 : (cells[i] - mean) / (scaled ? Math.sqrt(variance) : 1);
    }
    return result;
  }

  /** p(k | row) under parameters: intercepts, then {@code [class][term]}. */
  double[] probabilities(double[] parameters, int row) {
    double[] p = new double[classes];
    double total = 0;
    for (int k = 0; k < classes; k++) {
      double eta = parameters[k];
      for (int t = 0; t < terms; t++) {
        eta += parameters[classes + k * terms + t] * x[row][t];
      }
      p[k] = Math.exp(eta);
      total += p[k];
    }
    for (int k = 0; k < classes; k++) {
      p[k] /= total;
    }
    return p;
  }

  /** Σ weight log p - l2/2 Σ w². */
  double penalised(double[] parameters, double l2) {
    double sum = 0;
    for (int row = 0; row < y.length; row++) {
      sum += weights[row] * Math.log(probabilities(parameters, row)[y[row]]);
    }
    for (int i = classes; i < parameters.length; i++) {
      sum -= 0.5 * l2 * parameters[i] * parameters[i];
    }
    return sum;
  }

  /** Newton's method from zero; the intercepts are held together by a penalty on their sum. */
  double[] newton(double l2) {
    int n = classes * (terms + 1);
    double[] parameters = new double[n];
    for (int iteration = 0; iteration < 50; iteration++) {
      double[] gradient = new double[n];
      double[][] hessian = new double[n][n];
      for (int row = 0; row < y.length; row++) {
        addRow(parameters, row, gradient, hessian);
      }
      for (int i = 0; i < n; i++) {
        if (i >= classes) {
          gradient[i] += l2 * parameters[i];
          hessian[i][i] += l2;
        } else {
          for (int j = 0; j < classes; j++) {
            gradient[i] += parameters[j];
            hessian[i][j] += 1;
          }
        }
      }
      double[] step = solve(hessian, gradient);
      for (int i = 0; i < n; i++) {
        parameters[i] -= step[i];
      }
    }
    return parameters;
  }

  private void addRow(double[] parameters, int row, double[] gradient, double[][] hessian) {
    double[] p = probabilities(parameters, row);
    for (int k = 0; k < classes; k++) {
      for (int s = -1; s < terms; s++) {
        double xs = weights[row] * (s < 0 ? 1 : x[row][s]);
        gradient[index(k, s)] += xs * (p[k] - (y[row] == k ? 1 : 0));
        for (int l = 0; l < classes; l++) {
          for (int t = -1; t < terms; t++) {
            double xt = t < 0 ? 1 : x[row][t];
            hessian[index(k, s)][index(l, t)] += xs * xt * p[k] * ((k == l ? 1 : 0) - p[l]);
          }
        }
      }
    }
  }

  private int index(int k, int term) {
    return term < 0 ? k : classes + k * terms + term;
  }

  /** Gaussian elimination with row pivots. */
  private static double[] solve(double[][] a, double[] b) {
    int n = b.length;
    double[] x = b.clone();
    for (int i = 0; i < n; i++) {
      int pivot = i;
      for (int j = i + 1; j < n; j++) {
        pivot = Math.abs(a[j][i]) > Math.abs(a[pivot][i]) ? j : pivot;
      }
      double[] line = a[i];
      a[i] = a[pivot];
      a[pivot] = line;
      double value = x[i];
      x[i] = x[pivot];
      x[pivot] = value;
      for (int j = i + 1; j < n; j++) {
        double factor = a[j][i] / a[i][i];
        for (int k = i; k < n; k++) {
          a[j][k] -= factor * a[i][k];
        }
        x[j] -= factor * x[i];
      }
    }
    for (int i = n - 1; i >= 0; i--) {
      for (int k = i + 1; k < n; k++) {
        x[i] -= a[i][k] * x[k];
      }
      x[i] /= a[i][i];
    }
    return x;
  }
}
