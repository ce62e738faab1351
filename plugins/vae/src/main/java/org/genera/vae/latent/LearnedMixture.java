package org.genera.vae.latent;

import org.genera.neural.Parameters;

/** A mixture whose weights (as logits), means and log variances are learned themselves. */
public final class LearnedMixture implements MixtureSource {

  private final PriorShape shape;
  private final Parameters parameters;
  private final int start;

  LearnedMixture(PriorShape shape, Parameters parameters, int start) {
    this.shape = shape;
    this.parameters = parameters;
    this.start = start;
  }

  @Override
  public void read(double[] logWeights, float[] means, double[] logVariances) {
    float[] values = parameters.values();
    int from = start + shape.components();
    for (int m = 0; m < logWeights.length; m++) {
      logWeights[m] = values[start + m];
    }
    MixturePrior.normalise(logWeights);
    System.arraycopy(values, from, means, 0, means.length);
    for (int i = 0; i < logVariances.length; i++) {
      logVariances[i] = Codes.limited(values[from + means.length + i]);
    }
  }

  @Override
  public void gradient(
      double[] byLogWeights,
      double[] logWeights,
      double[] byMeans,
      double[] byLogVariances,
      float[] gradient) {
    double sum = 0;
    for (double by : byLogWeights) {
      sum += by;
    }
    for (int m = 0; m < byLogWeights.length; m++) {
      gradient[start + m] = (float) (byLogWeights[m] - sum * StrictMath.exp(logWeights[m]));
    }
    int from = start + byLogWeights.length;
    for (int i = 0; i < byMeans.length; i++) {
      gradient[from + i] = (float) byMeans[i];
      gradient[from + byMeans.length + i] = (float) byLogVariances[i];
    }
  }
}
