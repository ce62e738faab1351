package org.genera.testkit;

import java.util.Arrays;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.engine.Aggregation;
import org.genera.api.engine.TaskSpec;

/** The E-step: weight, log-likelihood, and expected first and second moments about the mean. */
final class GaussianAggregation implements Aggregation {

  private final TaskSpec task;
  private final FaultList faults;
  private double[] carried = {};
  private Gaussian current = Gaussian.standard(0);

  GaussianAggregation(TaskSpec task, FaultList faults) {
    this.task = task;
    this.faults = faults;
  }

  static int length(int dimensions) {
    return 2 + dimensions + dimensions * dimensions;
  }

  @Override
  public int prepare(double[] parameters) {
    current = GaussianParameters.read(parameters, task.schema().features().size());
    carried = new double[length(current.dimensions())];
    return carried.length;
  }

  @Override
  public void accumulate(Batch block, double[] statistics) {
    double[] weights = block.weights();
    if (faults.has(Fault.LOST_WEIGHT)) {
      Arrays.fill(weights, 1);
    }
    double[][] columns = GaussianParameters.columns(block, task.schema(), faults);
    for (int row = 0; row < block.rows(); row++) {
      double[] values = GaussianParameters.row(columns, row);
      check(values, block.firstRow() + row);
      boolean isDropped =
          faults.has(Fault.LISTWISE) && Arrays.stream(values).anyMatch(Double::isNaN);
      if (weights[row] > 0 && !isDropped) {
        add(values, weights[row], statistics);
      }
    }
    if (faults.has(Fault.ORDER_DEPENDENT_SUM)) {
      carry(statistics);
    }
  }

  private void check(double[] values, long row) {
    for (int j = 0; j < values.length; j++) {
      if (Double.isNaN(values[j]) && faults.has(Fault.MISSING_AS_ZERO)) {
        values[j] = 0;
      }
      if (Double.isInfinite(values[j]) && !faults.has(Fault.NAN_SWALLOWED)) {
        throw new GeneraException(
            StandardError.INVALID_DATA, "Row " + (row + 1) + " is infinite; leave it out.");
      }
    }
  }

  private void add(double[] row, double weight, double[] statistics) {
    int d = row.length;
    Gaussian rest = current.given(row);
    statistics[0] += weight;
    statistics[1] += weight * current.logDensity(row);
    for (int i = 0; i < d; i++) {
      double shift = rest.mean()[i] - current.mean()[i];
      statistics[2 + i] += weight * shift;
      for (int j = 0; j < d; j++) {
        double other = rest.mean()[j] - current.mean()[j];
        statistics[2 + d + i * d + j] += weight * (shift * other + rest.covariance()[i][j]);
      }
    }
  }

  /** The block's part of a sum that goes on from block to block, and has rounded on the way. */
  private void carry(double[] statistics) {
    for (int i = 0; i < statistics.length; i++) {
      double before = carried[i];
      carried[i] += statistics[i];
      statistics[i] = carried[i] - before;
    }
  }
}
