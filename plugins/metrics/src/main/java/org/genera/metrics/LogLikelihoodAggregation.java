package org.genera.metrics;

import java.util.List;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.Column;
import org.genera.api.data.Schema;
import org.genera.api.engine.Aggregation;
import org.genera.api.model.Density;

/** Sums log-densities over blocks. */
final class LogLikelihoodAggregation implements Aggregation {

  private final Density density;
  private final List<String> features;

  LogLikelihoodAggregation(Density density, Schema model) {
    this.density = density;
    features = model.features().stream().map(Column::name).toList();
  }

  @Override
  public int prepare(double[] parameters) {
    return LogLikelihoodSums.LENGTH;
  }

  @Override
  public void accumulate(Batch block, double[] statistics) {
    LogLikelihoodSums sums = new LogLikelihoodSums(statistics);
    double[] weights = block.weights();
    double[] logDensities = density.logDensity(block.select(features));
    for (int row = 0; row < block.rows(); row++) {
      if (Double.isNaN(logDensities[row])) {
        throw new GeneraException(
            StandardError.NUMERICAL,
            "Row "
                + (block.firstRow() + row + 1)
                + " has no log-density: the model's numbers broke down on it.");
      }
      sums.add(weights[row], logDensities[row]);
    }
  }
}
