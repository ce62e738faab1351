package org.genera.neural.likelihood;

import org.genera.api.engine.RandomStream;
import org.genera.numerics.VectorMath;

/**
 * Grey values from 0 to 1 in steps of 1/255, as probabilities of bins under a mixture of logistic
 * distributions of which the first and the last bin are open (Salimans et al. 2017, eq. 2). Outputs
 * lie in planes of one number a pixel, so that a convolution can make them: logits of all
 * components (if there are several), their means, the logarithms of their scales. Means and scales
 * are in grey values from -1 to 1.
 */
public final class DiscretisedLogistic implements RowLikelihood {

  private static final int WHITE = 255;
  private static final double HALF_BIN = 1.0 / WHITE;
  private static final double SMALLEST_LOG_SCALE = -7;
  private static final double LARGEST_LOG_SCALE = 7;

  /** Logarithms of shares below this one count as it: exponentials are fast down to here. */
  private static final double SMALLEST_LOG = -700;

  private final int cells;
  private final int components;
  private final int terms;
  private final LogisticBins bins;
  private final double[] logScales;
  private final double[] widths;
  private final double[] decays;
  private final double[] constants;
  private final double[] prior;
  private final double[] joint;
  private final double[] totals;
  private final double[] scratch;

  /**
   * A likelihood.
   *
   * @param cells how many pixels
   * @param components how many logistic distributions each has
   */
  public DiscretisedLogistic(int cells, int components) {
    this.cells = cells;
    this.components = components;
    terms = Math.multiplyExact(cells, components);
    bins = new LogisticBins(terms);
    logScales = new double[terms];
    widths = new double[terms];
    decays = new double[terms];
    constants = new double[terms];
    prior = new double[terms];
    joint = new double[terms];
    totals = new double[2 * cells];
    scratch = new double[Math.max(terms, totals.length)];
  }

  @Override
  public int cells() {
    return cells;
  }

  @Override
  public int outputs() {
    return terms * (components > 1 ? 3 : 2);
  }

  @Override
  public int scalars() {
    return 0;
  }

  private int firstMean() {
    return components > 1 ? terms : 0;
  }

  @Override
  public double row(
      float[] x, int cell, float[] outputs, int output, double weight, float[] byOutputs) {
    scale(outputs, output);
    place(x, cell, outputs, output);
    bins.compute(terms);
    double sum = exponentiate(x, cell, outputs, output);
    for (int j = 0; j < cells; j++) {
      differentiate(j, x[cell + j], weight, output, byOutputs);
    }
    VectorMath.log(totals, scratch, totals.length);
    for (int j = 0; j < cells; j++) {
      sum += totals[2 * j] - totals[2 * j + 1];
    }
    return sum;
  }

  /** Widths of a bin in scales, h/s, and the terms log(1 - exp(-h/s)) of closed bins. */
  private void scale(float[] outputs, int output) {
    int from = output + firstMean() + terms;
    for (int i = 0; i < terms; i++) {
      double log = outputs[from + i];
      logScales[i] = Math.max(SMALLEST_LOG_SCALE, Math.min(LARGEST_LOG_SCALE, log));
      widths[i] = -logScales[i];
    }
    VectorMath.exp(widths, scratch, terms);
    for (int i = 0; i < terms; i++) {
      widths[i] *= 2 * HALF_BIN;
      decays[i] = -widths[i];
    }
    VectorMath.exp(decays, scratch, terms);
    for (int i = 0; i < terms; i++) {
      constants[i] = 1 - decays[i];
    }
    VectorMath.log(constants, scratch, terms);
  }

  /** Puts the bin of each pixel against each of its components. */
  private void place(float[] x, int cell, float[] outputs, int output) {
    int from = output + firstMean();
    for (int i = 0; i < terms; i++) {
      float grey = x[cell + i % cells];
      double apart = Float.isNaN(grey) ? 0 : 2 * grey - 1 - outputs[from + i];
      double perUnit = widths[i] / (2 * HALF_BIN);
      boolean white = grey >= 1;
      boolean black = grey <= 0;
      bins.set(
          i,
          white ? Double.POSITIVE_INFINITY : (apart + HALF_BIN) * perUnit,
          black ? Double.NEGATIVE_INFINITY : (apart - HALF_BIN) * perUnit);
    }
  }

  private static boolean isOpen(float grey) {
    return grey <= 0 || grey >= 1;
  }

  /**
   * Prior shares of components and their products with what they give to the bins, up to factors,
   * whose logarithms are returned.
   */
  private double exponentiate(float[] x, int cell, float[] outputs, int output) {
    double taken = 0;
    for (int j = 0; j < cells; j++) {
      float grey = x[cell + j];
      double mostPrior = Double.NEGATIVE_INFINITY;
      double most = Double.NEGATIVE_INFINITY;
      for (int i = j; i < terms; i += cells) {
        prior[i] = components > 1 ? outputs[output + i] : 0;
        joint[i] = prior[i] + bins.values[i] + (isOpen(grey) ? 0 : constants[i]);
        mostPrior = Math.max(mostPrior, prior[i]);
        most = Math.max(most, joint[i]);
      }
      for (int i = j; i < terms; i += cells) {
        prior[i] = Math.max(SMALLEST_LOG, prior[i] - mostPrior);
        joint[i] = Math.max(SMALLEST_LOG, joint[i] - most);
      }
      taken += Float.isNaN(grey) ? 0 : most - mostPrior;
    }
    VectorMath.exp(prior, scratch, terms);
    VectorMath.exp(joint, scratch, terms);
    return taken;
  }

  private void differentiate(int j, float grey, double weight, int output, float[] byOutputs) {
    boolean known = !Float.isNaN(grey);
    double total = 0;
    double sum = 0;
    for (int i = j; i < terms; i += cells) {
      total += prior[i];
      sum += joint[i];
    }
    totals[2 * j] = known ? sum : 1;
    totals[2 * j + 1] = known ? total : 1;
    double scale = known ? weight : 0;
    int mean = output + firstMean();
    for (int i = j; i < terms; i += cells) {
      double share = joint[i] / sum;
      if (components > 1) {
        byOutputs[output + i] = (float) (scale * (prior[i] / total - share));
      }
      double slope = bins.byMean(i) * widths[i] / (2 * HALF_BIN);
      byOutputs[mean + i] = (float) (-scale * share * slope);
      byOutputs[mean + terms + i] = (float) (-scale * share * byLogScale(i, grey));
    }
  }

  /** Beyond its bounds a scale does not move. */
  private double byLogScale(int i, float grey) {
    if (logScales[i] == SMALLEST_LOG_SCALE || logScales[i] == LARGEST_LOG_SCALE) {
      return 0;
    }
    double width = widths[i] * decays[i] / (1 - decays[i]);
    return bins.byLogScale(i) - (isOpen(grey) ? 0 : width);
  }

  @Override
  public void draw(float[] outputs, int output, float[] x, int cell, RandomStream random) {
    scale(outputs, output);
    int mean = output + firstMean();
    for (int j = 0; j < cells; j++) {
      int i = component(j, outputs, output, random);
      double value = outputs[mean + i] + StrictMath.exp(logScales[i]) * Logistic.draw(random);
      x[cell + j] = grey(value);
    }
  }

  private int component(int j, float[] outputs, int output, RandomStream random) {
    if (components == 1) {
      return j;
    }
    double[] cumulative = shares(j, outputs, output);
    for (int k = 1; k < components; k++) {
      cumulative[k] += cumulative[k - 1];
    }
    return j + cells * random.nextIndex(cumulative);
  }

  private double[] shares(int j, float[] outputs, int output) {
    double[] shares = new double[components];
    double most = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < components; k++) {
      shares[k] = components > 1 ? outputs[output + j + k * cells] : 0;
      most = Math.max(most, shares[k]);
    }
    for (int k = 0; k < components; k++) {
      shares[k] = StrictMath.exp(shares[k] - most);
    }
    return shares;
  }

  /** The nearest grey value of a number from -1 to 1, or beyond. */
  private static float grey(double value) {
    double grey = Math.rint((value + 1) / 2 * WHITE);
    return (float) (Math.max(0, Math.min(WHITE, grey)) / WHITE);
  }

  /** The mean of the components' means, each within black and white. */
  @Override
  public void mean(float[] outputs, int output, float[] x, int cell) {
    int mean = output + firstMean();
    for (int j = 0; j < cells; j++) {
      double[] shares = shares(j, outputs, output);
      double sum = 0;
      double total = 0;
      for (int k = 0; k < components; k++) {
        sum += shares[k] * Math.max(-1, Math.min(1, outputs[mean + j + k * cells]));
        total += shares[k];
      }
      x[cell + j] = grey(sum / total);
    }
  }
}
