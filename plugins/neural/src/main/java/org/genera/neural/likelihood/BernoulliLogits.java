package org.genera.neural.likelihood;

import java.util.Arrays;
import org.genera.api.engine.RandomStream;
import org.genera.numerics.VectorMath;

/**
 * Cells that are 0 or 1, each with its logit l as output: -log p = max(l, 0) - x l + log(1 +
 * exp(-|l|)).
 */
public final class BernoulliLogits implements RowLikelihood {

  /** Sums and products that are made side by side, as vectors are. */
  private static final int LANES = 64;

  /** Factors between 1 and 2 whose product is finite in any case. */
  private static final int FACTORS = 1000;

  private final int cells;
  private final double[] exponentials;
  private final double[] scratch;
  private final double[] sums = new double[LANES];
  private final double[] products = new double[LANES];

  /**
   * A likelihood.
   *
   * @param cells how many
   */
  public BernoulliLogits(int cells) {
    this.cells = cells;
    exponentials = new double[cells];
    scratch = new double[Math.max(cells, LANES)];
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

  @Override
  public double row(
      float[] x, int cell, float[] outputs, int output, double weight, float[] byOutputs) {
    double[] e = exponentials;
    for (int j = 0; j < cells; j++) {
      e[j] = -Math.abs(outputs[output + j]);
    }
    VectorMath.exp(e, scratch, cells);
    double linear = linearTerms(x, cell, outputs, output);
    if (Double.isNaN(linear)) {
      return rowWithGaps(x, cell, outputs, output, weight, byOutputs);
    }
    gradient(x, cell, outputs, output, weight, byOutputs);
    return linear - logOfProduct();
  }

  /** 1 / (1 + exp(-l)) - x, without a comparison that no processor foresees. */
  private void gradient(
      float[] x, int cell, float[] outputs, int output, double weight, float[] byOutputs) {
    if (weight == 0) {
      Arrays.fill(byOutputs, output, output + cells, 0);
      return;
    }
    double[] e = exponentials;
    for (int j = 0; j < cells; j++) {
      double above = Math.min(1, Float.MAX_VALUE * Math.max(0, outputs[output + j]));
      double one = (e[j] + above * (1 - e[j])) / (1 + e[j]);
      byOutputs[output + j] = (float) (weight * (one - x[cell + j]));
    }
  }

  /** Σ x l - max(l, 0); not a number where a cell is missing. */
  private double linearTerms(float[] x, int cell, float[] outputs, int output) {
    Arrays.fill(sums, 0);
    for (int from = 0; from < cells; from += LANES) {
      int width = Math.min(LANES, cells - from);
      for (int i = 0; i < width; i++) {
        double logit = outputs[output + from + i];
        sums[i] += x[cell + from + i] * logit - Math.max(logit, 0);
      }
    }
    return Arrays.stream(sums).sum();
  }

  /** Σ log(1 + exp(-|l|)), by a logarithm for many factors. */
  private double logOfProduct() {
    double sum = 0;
    for (int from = 0; from < cells; from += LANES * FACTORS) {
      multiply(from, Math.min(cells, from + LANES * FACTORS));
      VectorMath.log(products, scratch, LANES);
      sum += Arrays.stream(products).sum();
    }
    return sum;
  }

  private void multiply(int start, int end) {
    Arrays.fill(products, 1);
    for (int from = start; from < end; from += LANES) {
      int width = Math.min(LANES, end - from);
      for (int i = 0; i < width; i++) {
        products[i] *= 1 + exponentials[from + i];
      }
    }
  }

  private double rowWithGaps(
      float[] x, int cell, float[] outputs, int output, double weight, float[] byOutputs) {
    double sum = 0;
    for (int j = 0; j < cells; j++) {
      float truth = x[cell + j];
      float logit = outputs[output + j];
      double e = exponentials[j];
      double one = (logit >= 0 ? 1 : e) / (1 + e);
      boolean known = !Float.isNaN(truth);
      sum -= known ? Math.max(logit, 0) - truth * logit + StrictMath.log(1 + e) : 0;
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
