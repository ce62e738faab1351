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

  private final RowLayout layout;
  private final int bernoulli;
  private final double[] exponentials;
  private final double[] logarithms;
  private final double[] levels;
  private final double[] sums;
  private final double[] scratch;
  private final double[] logScales;
  private final double[] logVariances;
  private final double[] precisions;

  RowLikelihood(RowCodec codec) {
    layout = codec.layout();
    bernoulli = layout.bernoulli();
    exponentials = new double[bernoulli];
    logarithms = new double[bernoulli];
    levels = new double[layout.levels()];
    sums = new double[layout.categories().size()];
    scratch = new double[Math.max(bernoulli, layout.levels() + sums.length)];
    logScales = codec.scales().clone();
    VectorMath.log(logScales, new double[logScales.length], logScales.length);
    logVariances = new double[layout.variances()];
    precisions = new double[layout.variances()];
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
        + categorical(x, outputs, from + bernoulli, weight, byOutputs)
        + gaussian(x, outputs, from + layout.gaussianStart(), weight, byOutputs, byVariances);
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

  /** log p = l[level] - log Σ exp(l) in each block. */
  private double categorical(
      float[] x, float[] outputs, int from, double weight, float[] byOutputs) {
    double sum = 0;
    int at = 0;
    for (int size : layout.categories()) {
      double largest = largest(outputs, from + at, size);
      for (int end = at + size; at < end; at++) {
        levels[at] = outputs[from + at] - largest;
        float truth = x[from + at];
        sum += truth > 0 ? levels[at] : 0;
      }
    }
    VectorMath.exp(levels, scratch, levels.length);
    at = 0;
    for (int block = 0; block < sums.length; block++) {
      int size = layout.categories().get(block);
      boolean known = size > 0 && !Float.isNaN(x[from + at]);
      double total = 0;
      for (int j = at; j < at + size; j++) {
        total += levels[j];
      }
      for (int end = at + size; at < end; at++) {
        byOutputs[from + at] = known ? (float) (weight * (levels[at] / total - x[from + at])) : 0;
      }
      sums[block] = known ? total : 1;
    }
    VectorMath.log(sums, scratch, sums.length);
    for (double log : sums) {
      sum -= log;
    }
    return sum;
  }

  private static double largest(float[] values, int from, int length) {
    float largest = Float.NEGATIVE_INFINITY;
    for (int i = from; i < from + length; i++) {
      largest = Math.max(largest, values[i]);
    }
    return largest;
  }

  private double gaussian(
      float[] x,
      float[] outputs,
      int from,
      double weight,
      float[] byOutputs,
      double[] byVariances) {
    double sum = 0;
    for (int j = 0; j < layout.gaussian(); j++) {
      float value = x[from + j];
      byOutputs[from + j] = 0;
      if (!Float.isNaN(value)) {
        int variance = layout.variance(j);
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
