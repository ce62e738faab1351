package org.genera.hmm;

import java.util.Optional;
import org.genera.api.data.Batch;
import org.genera.api.model.SeriesModel.Filter;

/** Takes steps one by one and keeps p(phase | steps so far), and nothing else. */
final class StateFilter implements Filter {

  private final Parameters parameters;
  private final ChainKernel kernel;
  private final EmissionTile tile;
  private final double[] predicted;
  private final double[] joint;
  private final double[] current;

  StateFilter(HmmModel model) {
    parameters = model.parameters();
    kernel = ChainKernel.of(parameters.chain());
    tile = new EmissionTile(parameters.states());
    predicted = new double[parameters.chain().phases()];
    kernel.start(predicted);
    joint = new double[predicted.length];
    current = predicted.clone();
  }

  int states() {
    return parameters.states();
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
    double sum = kernel.weigh(predicted, tile.scaled, 0, joint, 0);
    if (sum < ForwardBackward.TINY) {
      tile.rescale(0, parameters.chain().byState(predicted));
      sum = kernel.weigh(predicted, tile.scaled, 0, joint, 0);
    }
    if (!(sum > 0)) {
      return Double.NEGATIVE_INFINITY;
    }
    for (int i = 0; i < current.length; i++) {
      current[i] = joint[i] / sum;
    }
    kernel.predict(current, 0, predicted);
    return StrictMath.log(sum) + tile.scales[0];
  }

  @Override
  public double[] stateProbabilities() {
    return parameters.chain().byState(current).clone();
  }
}
