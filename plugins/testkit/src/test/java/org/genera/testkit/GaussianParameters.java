package org.genera.testkit;

import java.util.Arrays;
import org.genera.api.data.Batch;
import org.genera.api.data.Column;
import org.genera.api.data.Schema;

/** Parameters as one vector, and rows as arrays. */
final class GaussianParameters {

  private GaussianParameters() {}

  /** The mean, then the covariance row by row. */
  static double[] write(Gaussian gaussian) {
    int d = gaussian.dimensions();
    double[] parameters = Arrays.copyOf(gaussian.mean(), d + d * d);
    for (int i = 0; i < d; i++) {
      System.arraycopy(gaussian.covariance()[i], 0, parameters, d + i * d, d);
    }
    return parameters;
  }

  static Gaussian read(double[] parameters, int d) {
    double[][] covariance = new double[d][];
    for (int i = 0; i < d; i++) {
      covariance[i] = Arrays.copyOfRange(parameters, d + i * d, d + (i + 1) * d);
    }
    return new Gaussian(Arrays.copyOf(parameters, d), covariance);
  }

  /** {@code [feature][row]}, NaN where a cell is missing. */
  static double[][] columns(Batch batch, Schema schema, FaultList faults) {
    double[][] columns = new double[schema.features().size()][];
    for (int j = 0; j < columns.length; j++) {
      Column feature = schema.features().get(j);
      boolean byPosition = faults.has(Fault.LEAKED_COLUMN);
      columns[j] = byPosition ? batch.numbers(j) : numbers(batch, feature.name());
    }
    return columns;
  }

  private static double[] numbers(Batch batch, String column) {
    if (batch.schema().find(column).isPresent()) {
      return batch.numbers(batch.schema().indexOf(column));
    }
    double[] missing = new double[batch.rows()];
    Arrays.fill(missing, Double.NaN);
    return missing;
  }

  static double[] row(double[][] columns, int row) {
    return Arrays.stream(columns).mapToDouble(column -> column[row]).toArray();
  }
}
