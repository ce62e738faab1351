package org.genera.likelihoods;

import java.util.Arrays;
import java.util.List;
import org.genera.api.Cancellation;
import org.genera.api.data.Column;
import org.genera.api.engine.RandomStream;
import org.genera.numerics.KMeans;

/** Where the components of a mixture start: at clusters of the first rows. */
final class ComponentStarts {

  private static final int MOST_ROWS = 4096;

  private ComponentStarts() {}

  /**
   * Clusters, in units of the columns' standard deviations; what is missing is at the mean.
   *
   * @return {@code [component * columns + column]}
   */
  static double[] of(
      List<Column> columns, Head head, double[] centre, double[] scales, int components) {
    int d = columns.size();
    if (components == 1) {
      return centre.clone();
    }
    int rows = Math.min(MOST_ROWS, head.rows().rows());
    double[] values = new double[rows * d];
    for (int j = 0; j < d; j++) {
      double[] numbers = head.numbers(columns.get(j));
      for (int row = 0; row < rows; row++) {
        double z = (numbers[row] - centre[j]) / Math.sqrt(scales[j]);
        values[row * d + j] = Double.isNaN(z) ? 0 : z;
      }
    }
    double[] ones = new double[rows];
    Arrays.fill(ones, 1);
    KMeans clusters =
        KMeans.of(
            new KMeans.Points(values, ones, d),
            components,
            RandomStream.of(0, "component starts", 0),
            new Cancellation());
    double[] starts = clusters.centres().clone();
    Arrays.setAll(starts, i -> centre[i % d] + starts[i] * Math.sqrt(scales[i % d]));
    return starts;
  }
}
