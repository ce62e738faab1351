package org.genera.neural.likelihood;

import org.genera.api.engine.RandomStream;
import org.genera.numerics.VectorMath;

/**
 * Standardised cells, each with its mean as output, and a variance that is learned or fixed: one a
 * cell, or one for all.
 */
public final class Gaussian implements RowLikelihood {

  /** The smallest log variance of a standardised cell: a standard deviation of a thousandth. */
  private static final double SMALLEST_LOG_VARIANCE = -13.8;

  /**
   * This times a parameter is a log variance, since Adam moves all parameters equally fast and a
   * variance has further to go than a weight; a power of two, so that nothing is rounded.
   */
  public static final float SPEED = 8;

  private static final double LOG_TWO_PI = 1.8378770664093453;

  private final double[] logScales;
  private final double[] fixed;
  private final double[] logVariances;
  private final double[] precisions;
  private final double[] byLogVariances;

  private Gaussian(double[] scales, double[] deviations) {
    logScales = scales.clone();
    VectorMath.log(logScales, new double[logScales.length], logScales.length);
    fixed = deviations.clone();
    VectorMath.log(fixed, new double[fixed.length], fixed.length);
    logVariances = new double[fixed.length];
    precisions = new double[fixed.length];
    byLogVariances = new double[fixed.length];
  }

  /**
   * A variance for each cell.
   *
   * @param scales data units of each cell
   * @param deviations standard deviations that are fixed, in standardised units; NaN where one is
   *     learned
   * @return a likelihood
   */
  public static Gaussian ofColumns(double[] scales, double[] deviations) {
    return new Gaussian(scales, deviations);
  }

  /**
   * One variance for all cells.
   *
   * @param cells how many
   * @param scale data units of a cell
   * @param deviation the standard deviation if it is fixed, in standardised units; NaN if it is
   *     learned
   * @return a likelihood
   */
  public static Gaussian ofPixels(int cells, double scale, double deviation) {
    double[] scales = new double[cells];
    java.util.Arrays.fill(scales, scale);
    return new Gaussian(scales, new double[] {deviation});
  }

  @Override
  public int cells() {
    return logScales.length;
  }

  @Override
  public int outputs() {
    return logScales.length;
  }

  @Override
  public int scalars() {
    return logVariances.length;
  }

  @Override
  public void prepare(float[] parameters, int from) {
    for (int i = 0; i < logVariances.length; i++) {
      logVariances[i] =
          isLearned(i)
              ? Math.max(SMALLEST_LOG_VARIANCE, SPEED * parameters[from + i])
              : 2 * fixed[i];
      precisions[i] = -logVariances[i];
      byLogVariances[i] = 0;
    }
    VectorMath.exp(precisions, new double[precisions.length], precisions.length);
  }

  private boolean isLearned(int variance) {
    return Double.isNaN(fixed[variance]);
  }

  private int variance(int cell) {
    return logVariances.length == logScales.length ? cell : 0;
  }

  @Override
  public double row(
      float[] x, int cell, float[] outputs, int output, double weight, float[] byOutputs) {
    double sum = 0;
    for (int j = 0; j < logScales.length; j++) {
      float value = x[cell + j];
      byOutputs[output + j] = 0;
      if (!Float.isNaN(value)) {
        int variance = variance(j);
        double error = outputs[output + j] - (double) value;
        double square = error * error * precisions[variance];
        sum -= 0.5 * (LOG_TWO_PI + logVariances[variance] + square) + logScales[j];
        byOutputs[output + j] = (float) (weight * error * precisions[variance]);
        byLogVariances[variance] += weight * 0.5 * (1 - square);
      }
    }
    return sum;
  }

  @Override
  public void gradient(float[] gradient, int from) {
    for (int i = 0; i < byLogVariances.length; i++) {
      gradient[from + i] = isLearned(i) ? (float) (SPEED * byLogVariances[i]) : 0;
    }
  }

  @Override
  public void draw(float[] outputs, int output, float[] x, int cell, RandomStream random) {
    for (int j = 0; j < logScales.length; j++) {
      double deviation = StrictMath.exp(0.5 * logVariances[variance(j)]);
      x[cell + j] = (float) (outputs[output + j] + deviation * random.nextGaussian());
    }
  }

  @Override
  public void mean(float[] outputs, int output, float[] x, int cell) {
    System.arraycopy(outputs, output, x, cell, logScales.length);
  }
}
