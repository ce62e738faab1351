package org.genera.neural.likelihood;

import org.genera.api.engine.RandomStream;
import org.genera.numerics.VectorMath;

/** Cells that are 0 or 1, each with its logit as output. */
public final class BernoulliLogits implements RowLikelihood {

  private final int cells;
  private final double[] exponentials;
  private final double[] logarithms;
  private final double[] scratch;

  /**
   * A likelihood.
   *
   * @param cells how many
   */
  public BernoulliLogits(int cells) {
    this.cells = cells;
    exponentials = new double[cells];
    logarithms = new double[cells];
    scratch = new double[cells];
  }

  @Override
  public int cells() {
    return cells;
  }

  @Override
  public int outputs() {
    return cells;
  }

  @Override
  public int scalars() {
    return 0;
  }

  /** -log p = max(l, 0) - x l + log(1 + exp(-|l|)) at the logit l. */
  @Override
  public double row(
      float[] x, int cell, float[] outputs, int output, double weight, float[] byOutputs) {
    double[] e = exponentials;
    double[] t = logarithms;
    for (int j = 0; j < cells; j++) {
      e[j] = -Math.abs(outputs[output + j]);
    }
    VectorMath.exp(e, scratch, cells);
    for (int j = 0; j < cells; j++) {
      t[j] = 1 + e[j];
    }
    VectorMath.log(t, scratch, cells);
    double sum = 0;
    for (int j = 0; j < cells; j++) {
      float truth = x[cell + j];
      double logit = outputs[output + j];
      boolean known = !Float.isNaN(truth);
      double one = (logit >= 0 ? 1 : e[j]) / (1 + e[j]);
      sum -= known ? Math.max(logit, 0) - truth * logit + t[j] : 0;
      byOutputs[output + j] = known ? (float) (weight * (one - truth)) : 0;
    }
    return sum;
  }

  @Override
  public void draw(float[] outputs, int output, float[] x, int cell, RandomStream random) {
    mean(outputs, output, x, cell);
    for (int j = cell; j < cell + cells; j++) {
      x[j] = random.nextDouble() < x[j] ? 1 : 0;
    }
  }

  /** 1 / (1 + exp(-l)). */
  @Override
  public void mean(float[] outputs, int output, float[] x, int cell) {
    for (int j = 0; j < cells; j++) {
      exponentials[j] = -outputs[output + j];
    }
    VectorMath.exp(exponentials, scratch, cells);
    for (int j = 0; j < cells; j++) {
      x[cell + j] = (float) (1 / (1 + exponentials[j]));
    }
  }
}
