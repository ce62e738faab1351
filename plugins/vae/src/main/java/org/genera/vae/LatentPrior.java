package org.genera.vae;

import org.genera.api.engine.RandomStream;

/** p(z). Densities leave out the constant of a normal one, as {@link Codes#logDensity} does. */
interface LatentPrior {

  /** Takes the current parameters, before anything is asked. */
  void prepare();

  /** log p(z) of the latent variables that begin at a place. */
  double logDensity(float[] z, int from);

  /**
   * Adds the gradient of minus the weighted log p(z), by z and by the prior's own parameters.
   *
   * @param byZ what is added to, from a place on
   */
  void addGradient(float[] z, int from, double weight, float[] byZ, int to);

  /** Ends a pass: where the gradient by its own parameters goes, or is added. */
  void gradient(float[] gradient);

  /** Draws latent variables. */
  void draw(float[] z, int from, RandomStream random);
}
