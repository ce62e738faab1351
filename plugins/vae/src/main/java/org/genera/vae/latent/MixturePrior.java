package org.genera.vae.latent;

import java.util.Arrays;
import org.genera.api.engine.RandomStream;
import org.genera.numerics.LogSumExp;
import org.genera.numerics.VectorMath;

/**
 * A mixture of normal distributions of independent latent variables, Σ π N(z; μ, σ²). What its
 * parameters are made of is the business of {@link MixtureSource}.
 */
public final class MixturePrior implements LatentPrior {

  private final int latent;
  private final int components;
  private final MixtureSource source;
  private final double[] logWeights;
  private final float[] means;
  private final double[] logVariances;
  private final double[] precisions;
  private final double[] scratch;
  private final double[] heights;
  private final double[] shares;
  private final double[] byLogWeights;
  private final double[] byMeans;
  private final double[] byLogVariances;

  MixturePrior(int latent, int components, MixtureSource source) {
    this.latent = latent;
    this.components = components;
    this.source = source;
    logWeights = new double[components];
    means = new float[components * latent];
    logVariances = new double[means.length];
    precisions = new double[means.length];
    scratch = new double[means.length];
    heights = new double[components];
    shares = new double[components];
    byLogWeights = new double[components];
    byMeans = new double[means.length];
    byLogVariances = new double[means.length];
  }

  @Override
  public void prepare() {
    source.read(logWeights, means, logVariances);
    for (int m = 0; m < components; m++) {
      heights[m] = logWeights[m];
      for (int i = m * latent; i < (m + 1) * latent; i++) {
        precisions[i] = -logVariances[i];
        heights[m] -= 0.5 * logVariances[i];
      }
    }
    VectorMath.exp(precisions, scratch, precisions.length);
    Arrays.fill(byLogWeights, 0);
    Arrays.fill(byMeans, 0);
    Arrays.fill(byLogVariances, 0);
  }

  /** Brings logarithms of weights to the sum 1 of weights. */
  static void normalise(double[] logWeights) {
    double total = LogSumExp.of(logWeights);
    for (int m = 0; m < logWeights.length; m++) {
      logWeights[m] -= total;
    }
  }

  @Override
  public double logDensity(float[] z, int from) {
    for (int m = 0; m < components; m++) {
      double square = 0;
      for (int k = 0; k < latent; k++) {
        double error = z[from + k] - (double) means[m * latent + k];
        square += error * error * precisions[m * latent + k];
      }
      shares[m] = heights[m] - 0.5 * square;
    }
    return LogSumExp.normalise(shares);
  }

  @Override
  public void addGradient(float[] z, int from, double weight, float[] byZ, int to) {
    logDensity(z, from);
    double[] sums = new double[latent];
    for (int m = 0; m < components; m++) {
      double share = weight * shares[m];
      byLogWeights[m] -= share;
      for (int k = 0; k < latent; k++) {
        int at = m * latent + k;
        double error = z[from + k] - (double) means[at];
        double slope = share * error * precisions[at];
        sums[k] += slope;
        byMeans[at] -= slope;
        byLogVariances[at] += 0.5 * (share - slope * error);
      }
    }
    for (int k = 0; k < latent; k++) {
      byZ[to + k] += (float) sums[k];
    }
  }

  @Override
  public void gradient(float[] gradient) {
    source.gradient(byLogWeights, logWeights, byMeans, byLogVariances, gradient);
  }

  @Override
  public void draw(float[] z, int from, RandomStream random) {
    double[] cumulative = new double[components];
    double sum = 0;
    for (int m = 0; m < components; m++) {
      sum += StrictMath.exp(logWeights[m]);
      cumulative[m] = sum;
    }
    int m = random.nextIndex(cumulative);
    for (int k = 0; k < latent; k++) {
      int at = m * latent + k;
      double deviation = StrictMath.exp(0.5 * logVariances[at]);
      z[from + k] = (float) (means[at] + deviation * random.nextGaussian());
    }
  }
}
