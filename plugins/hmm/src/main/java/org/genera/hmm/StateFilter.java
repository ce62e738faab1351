package org.genera.hmm;

import java.util.Optional;
import org.genera.api.data.Batch;
import org.genera.api.model.SeriesModel.Filter;

/** Takes steps one by one and keeps p(state | steps so far), and nothing else. */
final class StateFilter implements Filter {

  private final Parameters parameters;
  private final EmissionTile tile;
  private final double[] predicted;
  private final double[] current;

  StateFilter(HmmModel model) {
    parameters = model.parameters();
    tile = new EmissionTile(parameters.states());
    predicted = parameters.chain().start().clone();
    current = predicted.clone();
  }

  int states() {
    return current.length;
  }

  @Override
  public double next(Batch step) {
    double logDensity = advance(step);
    Impossible.refuseStep(logDensity);
    return logDensity;
  }

  /**
   * The log-density of the next step; negative infinity, and nothing changed, if it is impossible.
   */
  double advance(Batch step) {
    if (step.rows() != 1) {
      throw new IllegalArgumentException(step.rows() + " rows are not one step");
    }
    tile.fill(step, parameters.emissions(), Optional.empty());
    double sum = joint();
    if (sum < ForwardBackward.TINY) {
      tile.rescale(0, predicted);
      sum = joint();
    }
    if (!(sum > 0)) {
      return Double.NEGATIVE_INFINITY;
    }
    for (int i = 0; i < current.length; i++) {
      current[i] = predicted[i] * tile.scaled[i] / sum;
    }
    ForwardBackward.multiply(
        current, 0, parameters.chain().transitions(), predicted, current.length);
    return StrictMath.log(sum) + tile.scales[0];
  }

  private double joint() {
    double sum = 0;
    for (int i = 0; i < current.length; i++) {
      sum += predicted[i] * tile.scaled[i];
    }
    return sum;
  }

  @Override
  public double[] stateProbabilities() {
    return current.clone();
  }
}
