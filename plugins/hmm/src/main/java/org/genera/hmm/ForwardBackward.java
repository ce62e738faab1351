package org.genera.hmm;

import java.util.Arrays;
import org.genera.numerics.VectorMath;

/**
 * The scaled forward-backward algorithm (Rabiner 1989, section V.A) over the phases of a chain.
 * What is kept is linear in the steps of the longest segment. Not thread-safe.
 */
final class ForwardBackward {

  /** Below this a step's probability is taken again by logarithms, before it is lost. */
  static final double TINY = 1e-200;

  private final Chain chain;
  private final ChainKernel kernel;
  private final int states;
  private final int ages;
  private final int phases;
  private final double[] predicted;
  private final double[] beta;
  private final double[] future;
  private final double[] joint;
  private double[] filtered = {};
  private double[] factors = {};
  private double[] logs = {};
  private double[] scratch = {};

  ForwardBackward(Chain chain) {
    this.chain = chain;
    kernel = ChainKernel.of(chain);
    states = chain.states();
    ages = chain.ages();
    phases = chain.phases();
    predicted = new double[phases];
    beta = new double[phases];
    future = new double[phases];
    joint = new double[phases];
  }

  /** A square matrix by columns. */
  static double[] transposed(double[] matrix, int states) {
    double[] transposed = new double[matrix.length];
    for (int i = 0; i < states; i++) {
      for (int j = 0; j < states; j++) {
        transposed[j * states + i] = matrix[i * states + j];
      }
    }
    return transposed;
  }

  /** The next step is the first of a series; what is predicted there. */
  double[] begin() {
    kernel.start(predicted);
    return predicted.clone();
  }

  /** The next step is one before which {@link #predict} gave a prediction. */
  void resume(double[] prediction) {
    System.arraycopy(prediction, 0, predicted, 0, phases);
  }

  /** p(phase of the step after one | the steps up to that one), which is the next step. */
  double[] predict(int t) {
    kernel.predict(filtered, t * phases, predicted);
    return predicted.clone();
  }

  /**
   * p(phase | steps so far) of some steps of a series, and the likelihood.
   *
   * @param tile the emissions of a segment
   * @param from the first of the steps in it
   * @param to the step after the last
   * @return log p(these steps | those before); negative infinity if they are impossible
   */
  double forward(EmissionTile tile, int from, int to) {
    reserve(tile.length());
    for (int t = from; t < to; t++) {
      if (t > from) {
        kernel.predict(filtered, (t - 1) * phases, predicted);
      }
      factors[t] = weigh(tile, t);
      if (!(factors[t] > 0)) {
        return Double.NEGATIVE_INFINITY;
      }
    }
    System.arraycopy(factors, from, logs, 0, to - from);
    VectorMath.log(logs, scratch, to - from);
    double logLikelihood = 0;
    for (int t = from; t < to; t++) {
      logLikelihood += logs[t - from] + tile.scales[t];
    }
    return logLikelihood;
  }

  /**
   * log p(the series ends after a step | the steps up to that one); 0 where lengths are given,
   * negative infinity after a step that is impossible.
   */
  double logEnd(int t) {
    double end = kernel.end(filtered, t * phases);
    return end > 0 ? StrictMath.log(end) : Double.NEGATIVE_INFINITY;
  }

  private void reserve(int steps) {
    if (factors.length < steps) {
      filtered = new double[Math.multiplyExact(steps, phases)];
      factors = new double[steps];
      logs = new double[steps];
      scratch = new double[steps];
    }
  }

  /** The predicted probabilities times the emissions, normalised; the factor of the step. */
  private double weigh(EmissionTile tile, int t) {
    int at = t * phases;
    double sum = kernel.weigh(predicted, tile.scaled, t * states, filtered, at);
    if (sum < TINY) {
      tile.rescale(t, chain.byState(predicted));
      sum = kernel.weigh(predicted, tile.scaled, t * states, filtered, at);
    }
    double inverse = 1 / sum;
    for (int i = 0; i < phases; i++) {
      filtered[at + i] *= inverse;
    }
    return sum;
  }

  /** p(phase | steps so far) of a step, in a new array. */
  double[] filtered(int t) {
    return Arrays.copyOfRange(filtered, t * phases, (t + 1) * phases);
  }

  /**
   * A step is the last of its series, from which {@link #backward} goes back.
   *
   * @param weight of the series
   * @param ratios what the end of the last duration is added to
   */
  void end(int t, double weight, double[] ratios) {
    int at = t * phases;
    kernel.finish(filtered, at, kernel.end(filtered, at), weight, beta, ratios);
  }

  /**
   * The posteriors of steps that {@link #forward} has taken.
   *
   * @param tile the emissions of the segment
   * @param from the first of the steps in it
   * @param to the step after the last
   * @param weight of the series
   * @param shares takes weight times p(state | all steps): {@code [state][step of the segment]}
   * @param ratios what weight times the expected counts of the chain is added to, over their
   *     probabilities
   */
  void backward(
      EmissionTile tile, int from, int to, double weight, double[][] shares, double[] ratios) {
    for (int t = to - 1; t >= from; t--) {
      share(t, weight, shares);
      kernel.future(tile.scaled, t * states, 1 / factors[t], beta, future);
      if (t > from) {
        before(t - 1, weight, ratios);
      }
    }
  }

  /** Goes back to a step, the last of a segment, from the first of the segment after it. */
  void before(int t, double weight, double[] ratios) {
    kernel.before(filtered, t * phases, weight, future, beta, ratios);
  }

  private void share(int t, double weight, double[][] shares) {
    int at = t * phases;
    double sum = 0;
    for (int i = 0; i < phases; i++) {
      double share = filtered[at + i] > 0 ? filtered[at + i] * beta[i] : 0;
      joint[i] = share;
      sum += share;
    }
    double scale = weight / sum;
    for (int i = 0; i < states; i++) {
      double share = 0;
      for (int a = 0; a < ages; a++) {
        share += joint[i * ages + a];
      }
      shares[i][t] = share * scale;
    }
  }
}
