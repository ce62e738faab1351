package org.genera.neural.likelihood;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.special.Gamma;
import org.genera.api.engine.RandomStream;
import org.genera.neural.encoding.NumberCode;

/**
 * Counts, each with the logarithm of its mean as output, relative to the mean of the column:
 * Poisson, or negative binomial with a size r that is learned, of variance m + m²/r (the logarithm
 * of r is a parameter times {@link Gaussian#SPEED}).
 */
public final class CountLikelihood implements RowLikelihood {

  /** No mean is further from the column's than the exponential of this. */
  private static final double LARGEST = 20;

  private static final double LARGEST_LOG_SIZE = 12;

  private final List<NumberCode> codes;
  private final boolean dispersed;
  private final double[] logMeans;
  private final double[] sizes;
  private final double[] byLogSizes;

  /**
   * A likelihood.
   *
   * @param codes columns of whole numbers from 0
   * @param dispersed negative binomial instead of Poisson
   */
  public CountLikelihood(List<NumberCode> codes, boolean dispersed) {
    this.codes = new ArrayList<>(codes);
    this.dispersed = dispersed;
    logMeans =
        codes.stream().mapToDouble(code -> StrictMath.log(Math.max(1e-6, code.centre()))).toArray();
    sizes = new double[dispersed ? codes.size() : 0];
    byLogSizes = new double[sizes.length];
  }

  @Override
  public int cells() {
    return codes.size();
  }

  @Override
  public int outputs() {
    return codes.size();
  }

  @Override
  public int scalars() {
    return sizes.length;
  }

  @Override
  public void prepare(float[] parameters, int from) {
    for (int j = 0; j < sizes.length; j++) {
      double log = Gaussian.SPEED * parameters[from + j];
      sizes[j] = StrictMath.exp(Math.max(-LARGEST_LOG_SIZE, Math.min(LARGEST_LOG_SIZE, log)));
      byLogSizes[j] = 0;
    }
  }

  private double count(int j, float cell) {
    return Math.rint(codes.get(j).centre() + codes.get(j).scale() * cell);
  }

  private double logMean(int j, double output) {
    return logMeans[j] + Math.max(-LARGEST, Math.min(LARGEST, output));
  }

  @Override
  public double row(
      float[] x, int cell, float[] outputs, int output, double weight, float[] byOutputs) {
    double sum = 0;
    for (int j = 0; j < codes.size(); j++) {
      byOutputs[output + j] = 0;
      if (!Float.isNaN(x[cell + j])) {
        double count = count(j, x[cell + j]);
        if (count < 0) {
          sum = Double.NEGATIVE_INFINITY;
          continue;
        }
        double logMean = logMean(j, outputs[output + j]);
        double mean = StrictMath.exp(logMean);
        sum -= Gamma.logGamma(count + 1);
        sum += dispersed ? dispersed(j, count, logMean, mean, weight) : count * logMean - mean;
        double slope = dispersed ? sizes[j] * (count - mean) / (sizes[j] + mean) : count - mean;
        byOutputs[output + j] = (float) (-weight * slope);
      }
    }
    return sum;
  }

  /** log Γ(k + r) - log Γ(r) + r log r + k log m - (k + r) log(r + m). */
  private double dispersed(int j, double count, double logMean, double mean, double weight) {
    double r = sizes[j];
    double logR = StrictMath.log(r);
    double logSum = StrictMath.log(r + mean);
    double slope =
        Gamma.digamma(count + r) - Gamma.digamma(r) + logR + 1 - logSum - (count + r) / (r + mean);
    byLogSizes[j] -= weight * r * slope;
    return Gamma.logGamma(count + r)
        - Gamma.logGamma(r)
        + r * logR
        + count * logMean
        - (count + r) * logSum;
  }

  @Override
  public void gradient(float[] gradient, int from) {
    for (int j = 0; j < byLogSizes.length; j++) {
      gradient[from + j] = (float) (Gaussian.SPEED * byLogSizes[j]);
    }
  }

  @Override
  public void draw(float[] outputs, int output, float[] x, int cell, RandomStream random) {
    for (int j = 0; j < codes.size(); j++) {
      double mean = StrictMath.exp(logMean(j, outputs[output + j]));
      double rate = dispersed ? mean / sizes[j] * CountDraw.gamma(sizes[j], random) : mean;
      x[cell + j] = codes.get(j).toCell(CountDraw.poisson(rate, random));
    }
  }

  @Override
  public void mean(float[] outputs, int output, float[] x, int cell) {
    for (int j = 0; j < codes.size(); j++) {
      x[cell + j] = codes.get(j).toCell(StrictMath.exp(logMean(j, outputs[output + j])));
    }
  }

  /** The whole number below the rate, or for dispersed counts below m - m / r. */
  @Override
  public void mode(float[] outputs, int output, float[] x, int cell) {
    for (int j = 0; j < codes.size(); j++) {
      double mean = StrictMath.exp(logMean(j, outputs[output + j]));
      double below = dispersed ? mean - mean / sizes[j] : mean;
      x[cell + j] = codes.get(j).toCell(Math.floor(Math.max(0, below)));
    }
  }
}
