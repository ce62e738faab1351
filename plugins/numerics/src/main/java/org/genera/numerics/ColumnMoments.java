package org.genera.numerics;

import java.util.List;
import java.util.function.UnaryOperator;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.Column;
import org.genera.api.data.Schema;
import org.genera.api.engine.Aggregation;

/**
 * Mean and variance of each numeric feature over its observed cells, weighted.
 *
 * @param weight the sum of the weights of all rows in which anything is observed
 * @param counts the sum of the weights of the rows in which the column is observed
 * @param means the means; 0 for a column without an observed cell
 * @param variances the variances (divided by the count); 0 for a column without an observed cell
 */
public record ColumnMoments(double weight, double[] counts, double[] means, double[] variances) {

  /** Standard deviations below this share of the mean are rounding. */
  private static final double ROUNDING = 1e-13;

  /** Differences below this share of a number are not to decide anything. */
  private static final double RESOLUTION = 1e-9;

  /**
   * Two passes over the data: the second takes squares about the means, so that nothing cancels.
   *
   * @param dimensions the number of features
   * @param pass sums over the data with the aggregation of {@link #aggregation}, given centres
   * @return the moments
   */
  public static ColumnMoments of(int dimensions, UnaryOperator<double[]> pass) {
    ColumnMoments rough = about(new double[dimensions], pass);
    return about(rough.means, pass);
  }

  private static ColumnMoments about(double[] centres, UnaryOperator<double[]> pass) {
    double[] sums = pass.apply(centres);
    int d = centres.length;
    double[] counts = new double[d];
    double[] means = new double[d];
    double[] variances = new double[d];
    for (int j = 0; j < d; j++) {
      counts[j] = sums[1 + 3 * j];
      if (counts[j] > 0) {
        double shift = sums[2 + 3 * j] / counts[j];
        means[j] = centres[j] + shift;
        variances[j] = Math.max(0, sums[3 + 3 * j] / counts[j] - shift * shift);
      }
    }
    return new ColumnMoments(sums[0], counts, means, variances);
  }

  /**
   * A scale for each column: its variance, or that of a constant column.
   *
   * @return positive numbers
   */
  public double[] scales() {
    double[] scales = variances.clone();
    for (int j = 0; j < scales.length; j++) {
      if (isConstant(j)) {
        scales[j] = constantScale(means[j]);
      }
    }
    return scales;
  }

  /**
   * A scale for a column that is constant: the square of its value, but 1 for zero and for values
   * beyond 1, so that a millionth of it does not reach the next whole number; and far beyond the
   * rounding of a value.
   *
   * @param value the one value
   * @return a positive number
   */
  public static double constantScale(double value) {
    double square = value * value;
    return square > 0 ? Math.max(Math.min(square, 1), RESOLUTION * RESOLUTION * square) : 1;
  }

  /**
   * Whether a column is constant, but for rounding.
   *
   * @param column its position
   * @return true if it has no variance to speak of
   */
  public boolean isConstant(int column) {
    return variances[column] <= ROUNDING * ROUNDING * means[column] * means[column];
  }

  /**
   * The aggregation behind the moments; its parameters are the centres.
   *
   * @param schema numeric features, and a weight if there is one
   * @param largest the largest magnitude that is accepted
   * @return a fresh aggregation, which throws {@link StandardError#INVALID_DATA} for an infinite
   *     number or a larger one
   */
  public static Aggregation aggregation(Schema schema, double largest) {
    return new Sums(schema.features(), largest);
  }

  private static final class Sums implements Aggregation {
    private final List<Column> features;
    private final double largest;
    private double[] centres = {};

    Sums(List<Column> features, double largest) {
      this.features = features;
      this.largest = largest;
    }

    @Override
    public int prepare(double[] parameters) {
      centres = parameters;
      return 1 + 3 * centres.length;
    }

    @Override
    public void accumulate(Batch block, double[] statistics) {
      double[] weights = block.weights();
      boolean[] observed = new boolean[block.rows()];
      for (int j = 0; j < centres.length; j++) {
        addColumn(block, j, weights, observed, statistics);
      }
      for (int row = 0; row < observed.length; row++) {
        if (observed[row]) {
          statistics[0] += weights[row];
        }
      }
    }

    private void addColumn(
        Batch block, int j, double[] weights, boolean[] observed, double[] statistics) {
      double[] values = block.numbers(block.schema().indexOf(features.get(j).name()));
      double count = 0;
      double sum = 0;
      double squares = 0;
      for (int row = 0; row < values.length; row++) {
        double weight = weights[row];
        if (weight > 0 && !Double.isNaN(values[row])) {
          if (Math.abs(values[row]) > largest) {
            throw tooLarge(block.firstRow() + row, features.get(j), values[row]);
          }
          double difference = values[row] - centres[j];
          observed[row] = true;
          count += weight;
          sum += weight * difference;
          squares += weight * difference * difference;
        }
      }
      statistics[1 + 3 * j] = count;
      statistics[2 + 3 * j] = sum;
      statistics[3 + 3 * j] = squares;
    }

    private static GeneraException tooLarge(long row, Column column, double value) {
      return new GeneraException(
          StandardError.INVALID_DATA,
          "Row "
              + (row + 1)
              + ", column '"
              + column.name()
              + "': "
              + value
              + " is too large to be modelled; remove the row, or mark the cell as missing.");
    }
  }
}
