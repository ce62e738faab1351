package org.genera.vae.latent;

import org.genera.api.engine.RandomStream;

/** N(0, I). */
public record NormalPrior(int latent) implements LatentPrior {

  @Override
  public void prepare() {}

  @Override
  public double logDensity(float[] z, int from) {
    double sum = 0;
    for (int i = from; i < from + latent; i++) {
      sum -= 0.5 * (double) z[i] * z[i];
    }
    return sum;
  }

  @Override
  public void addGradient(float[] z, int from, double weight, float[] byZ, int to) {
    for (int k = 0; k < latent; k++) {
      byZ[to + k] += (float) (weight * z[from + k]);
    }
  }

  @Override
  public void gradient(float[] gradient) {}

  @Override
  public void draw(float[] z, int from, RandomStream random) {
    for (int k = 0; k < latent; k++) {
      z[from + k] = (float) random.nextGaussian();
    }
  }
}
