package org.genera.gmm;

import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.Column;
import org.genera.api.data.Schema;
import org.genera.api.engine.Aggregation;
import org.genera.numerics.ColumnMoments;

/**
 * Refuses columns and weights whose sums of squares double precision cannot hold: what overflows is
 * infinite, what underflows looks constant.
 *
 * @param columns features, and the weight if there is one
 * @param moments of the features
 */
record NumberRange(Schema columns, ColumnMoments moments) {

  /** Squares of larger numbers overflow. */
  static final double LARGEST = 1e150;

  private static final double LARGEST_SUM = 1e300;
  private static final double SMALLEST_SUM = 1e-300;
  private static final double SMALLEST_VARIANCE = 1e-290;
  private static final double LARGEST_WEIGHT = 1e100;
  private static final double ROUNDING = 1e-13;

  /**
   * Refuses what cannot be held.
   *
   * @param spread counts the cells of each column that differ from its mean
   * @throws GeneraException {@link StandardError#INVALID_DATA} with the column and the remedy
   */
  void require(UnaryOperator<double[]> spread) {
    int d = moments.means().length;
    for (int j = 0; j < d; j++) {
      if (!(moments.weight() * moments.variances()[j] <= LARGEST_SUM)) {
        throw moments.weight() <= LARGEST_WEIGHT ? tooLarge(j) : weights("large", "divide");
      }
    }
    boolean small = IntStream.range(0, d).anyMatch(j -> moments.variances()[j] < SMALLEST_VARIANCE);
    double[] different = small ? spread.apply(moments.means()) : new double[d];
    for (int j = 0; j < d; j++) {
      if (moments.variances()[j] < SMALLEST_VARIANCE && different[j] > 0) {
        throw tooSmall(j);
      } else if (moments.variances()[j] > 0
          && !moments.isConstant(j)
          && moments.weight() * moments.variances()[j] < SMALLEST_SUM) {
        throw weights("small", "multiply");
      }
    }
  }

  private GeneraException tooLarge(int j) {
    return invalid(
        "Column '"
            + columns.features().get(j).name()
            + "' holds numbers so large that the sum of their squares overflows; divide the column"
            + " by a power of ten, or mark cells that are wrong as missing.");
  }

  private GeneraException tooSmall(int j) {
    if (moments.weight() > LARGEST_WEIGHT) {
      return weights("large", "divide");
    } else if (moments.weight() < 1 / LARGEST_WEIGHT) {
      return weights("small", "multiply");
    }
    return invalid(
        "Column '"
            + columns.features().get(j).name()
            + "' varies by so little (less than 1e-145) that the squares vanish; multiply the column"
            + " by a power of ten.");
  }

  private GeneraException weights(String size, String remedy) {
    return invalid(
        "The weights"
            + columns.weight().map(column -> " in column '" + column.name() + "'").orElse("")
            + " are so "
            + size
            + String.format(Locale.ROOT, " (their sum is %.3g)", moments.weight())
            + " that sums of squares cannot be held; "
            + remedy
            + " all of them by one number.");
  }

  private static GeneraException invalid(String message) {
    return new GeneraException(StandardError.INVALID_DATA, message);
  }

  /** Counts the cells that differ from a centre by more than rounding; those are its parameters. */
  static Aggregation spread(Schema schema) {
    return new Aggregation() {
      private double[] centre = {};

      @Override
      public int prepare(double[] parameters) {
        centre = parameters;
        return centre.length;
      }

      @Override
      public void accumulate(Batch block, double[] statistics) {
        double[] weights = block.weights();
        for (int j = 0; j < centre.length; j++) {
          Column column = schema.features().get(j);
          double[] values = block.numbers(block.schema().indexOf(column.name()));
          double limit = ROUNDING * Math.abs(centre[j]);
          for (int row = 0; row < values.length; row++) {
            boolean differs = Math.abs(values[row] - centre[j]) > limit;
            statistics[j] += weights[row] > 0 && differs ? 1 : 0;
          }
        }
      }
    };
  }
}
