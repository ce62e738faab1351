package org.genera.vae.latent;

/** What the parameters of a {@link MixturePrior} are made of. */
interface MixtureSource {

  /** Reads log weights, means and log variances, component by component. */
  void read(double[] logWeights, float[] means, double[] logVariances);

  /**
   * Turns the gradient by what was read into that by parameters.
   *
   * @param gradient of all networks; what the source alone has is written, the rest is added to
   */
  void gradient(
      double[] byLogWeights,
      double[] logWeights,
      double[] byMeans,
      double[] byLogVariances,
      float[] gradient);
}
