package org.genera.hmm;

import java.util.Optional;
import org.genera.api.data.Batch;
import org.genera.api.model.SeriesModel.Filter;
import org.genera.numerics.LogSumExp;

/** Takes steps one by one and keeps p(state | steps so far), and nothing else. */
final class StateFilter implements Filter {

  private final HmmModel model;
  private final EmissionTile tile;
  private final double[] predicted;
  private double[] current;

  StateFilter(HmmModel model) {
    this.model = model;
    tile = new EmissionTile(model.plan().states());
    current = model.parameters().chain().start().clone();
    predicted = current.clone();
  }

  @Override
  public double next(Batch step) {
    if (step.rows() != 1) {
      throw new IllegalArgumentException(step.rows() + " rows are not one step");
    }
    tile.fill(step, model.parameters().emissions(), Optional.empty());
    double[] logs = new double[predicted.length];
    for (int i = 0; i < logs.length; i++) {
      logs[i] = StrictMath.log(predicted[i]) + tile.logs[i][0];
    }
    double logDensity = LogSumExp.normalise(logs);
    Impossible.refuse(logDensity, 0);
    current = logs;
    ForwardBackward.multiply(
        current, 0, model.parameters().chain().transitions(), predicted, current.length);
    return logDensity;
  }

  @Override
  public double[] stateProbabilities() {
    return current.clone();
  }
}
