package org.genera.vae;

import org.genera.numerics.VectorMath;

/**
 * log p(x | z) of a row in nats and data units, and its gradient: Bernoulli by logits, then
 * Gaussian by means and shared log variances. Entries that are NaN are left out. Used by one thread
 * at a time.
 */
final class RowLikelihood {

  /** The smallest log variance of a standardised column: a standard deviation of a thousandth. */
  static final double SMALLEST_LOG_VARIANCE = -13.8;

  /**
   * This times a parameter is a log variance, since Adam moves all parameters equally fast and a
   * variance has further to go than a weight; a power of two, so that nothing is rounded.
   */
  static final float VARIANCE_SPEED = 8;

  private static final double LOG_TWO_PI = 1.8378770664093453;

  private final RowCodec codec;
  private final int bernoulli;
  private final double[] exponentials;
  private final double[] logarithms;
  private final double[] scratch;
  private final double[] logScales;
  private final double[] logVariances;
  private final double[] precisions;

  RowLikelihood(RowCodec codec) {
    this.codec = codec;
    bernoulli = codec.bernoulli();
    exponentials = new double[bernoulli];
    logarithms = new double[bernoulli];
    scratch = new double[bernoulli];
    logScales = codec.scales().clone();
    VectorMath.log(logScales, new double[logScales.length], logScales.length);
    logVariances = new double[codec.variances()];
    precisions = new double[codec.variances()];
  }

  /** Takes the current log variances. */
  void prepare(float[] parameters, int from) {
    for (int i = 0; i < logVariances.length; i++) {
      logVariances[i] = Math.max(SMALLEST_LOG_VARIANCE, VARIANCE_SPEED * parameters[from + i]);
      precisions[i] = -logVariances[i];
    }
    VectorMath.exp(precisions, new double[precisions.length], precisions.length);
  }

  double logVariance(int variance) {
    return logVariances[variance];
  }

  /**
   * Computes log p(x | z), and the gradient of minus that times a weight.
   *
   * @param x rows, as treated
   * @param outputs of the decoder
   * @param from where the row begins in both, and in the gradient
   * @param byOutputs where the gradient by the outputs goes
   * @param byVariances what the gradient by the log variances is added to
   */
  double row(
      float[] x,
      float[] outputs,
      int from,
      double weight,
      float[] byOutputs,
      double[] byVariances) {
    return bernoulli(x, outputs, from, weight, byOutputs)
        + gaussian(x, outputs, from + bernoulli, weight, byOutputs, byVariances);
  }

  /** -log p = max(l, 0) - x l + log(1 + exp(-|l|)) at the logit l. */
  private double bernoulli(float[] x, float[] outputs, int from, double weight, float[] byOutputs) {
    double[] e = exponentials;
    double[] t = logarithms;
    for (int j = 0; j < bernoulli; j++) {
      e[j] = -Math.abs(outputs[from + j]);
    }
    VectorMath.exp(e, scratch, bernoulli);
    for (int j = 0; j < bernoulli; j++) {
      t[j] = 1 + e[j];
    }
    VectorMath.log(t, scratch, bernoulli);
    double sum = 0;
    for (int j = 0; j < bernoulli; j++) {
      float truth = x[from + j];
      double logit = outputs[from + j];
      boolean known = !Float.isNaN(truth);
      double one = (logit >= 0 ? 1 : e[j]) / (1 + e[j]);
      sum -= known ? Math.max(logit, 0) - truth * logit + t[j] : 0;
      byOutputs[from + j] = known ? (float) (weight * (one - truth)) : 0;
    }
    return sum;
  }

  private double gaussian(
      float[] x,
      float[] outputs,
      int from,
      double weight,
      float[] byOutputs,
      double[] byVariances) {
    double sum = 0;
    for (int j = 0; j < codec.width() - bernoulli; j++) {
      float value = x[from + j];
      byOutputs[from + j] = 0;
      if (!Float.isNaN(value)) {
        int variance = codec.variance(j);
        double error = outputs[from + j] - (double) value;
        double square = error * error * precisions[variance];
        sum -= 0.5 * (LOG_TWO_PI + logVariances[variance] + square) + logScales[j];
        byOutputs[from + j] = (float) (weight * error * precisions[variance]);
        byVariances[variance] += weight * 0.5 * VARIANCE_SPEED * (1 - square);
      }
    }
    return sum;
  }
}
