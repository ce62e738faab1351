package org.genera.vae.latent;

import org.genera.api.engine.RandomStream;
import org.genera.neural.Architecture;
import org.genera.neural.Parameters;

/** p(z). Densities leave out the constant of a normal one, as {@link Codes#logDensity} does. */
public interface LatentPrior {

  /**
   * The prior of a shape.
   *
   * @param encoder its architecture; its parameters come first of all
   * @param start where the prior's own parameters lie
   */
  static LatentPrior of(PriorShape shape, Architecture encoder, Parameters parameters, int start) {
    return switch (shape.kind()) {
      case NORMAL -> new NormalPrior(shape.latent());
      case MIXTURE -> mixture(shape, new LearnedMixture(shape, parameters, start));
      case VAMP -> mixture(shape, new PseudoInputs(shape, encoder, parameters, start));
    };
  }

  private static LatentPrior mixture(PriorShape shape, MixtureSource source) {
    return new MixturePrior(shape.latent(), shape.components(), source);
  }

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
