package org.genera.neural;

import java.util.Locale;

/** What a layer applies to each of its outputs. */
public enum Activation {
  /** The output itself. */
  IDENTITY,
  /** max(0, x). */
  RELU,
  /** The hyperbolic tangent. */
  TANH,
  /** x, and 0.2 x below 0 (as in the critics of Radford et al. 2016). */
  LEAKY_RELU,
  /** x / (1 + exp(-x)) (Elfwing et al. 2018). */
  SILU,
  /**
   * x times the probability that a standard normal number is below it, by a hyperbolic tangent
   * (Hendrycks and Gimpel 2016, section 2).
   */
  GELU;

  /**
   * Reads a name.
   *
   * @param name as options have it
   * @return the activation
   */
  public static Activation of(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /**
   * Its name.
   *
   * @return as options have it
   */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether the slope cannot be told from the activation. */
  boolean keepsSlopes() {
    return this == SILU || this == GELU;
  }

  /**
   * The variance that weights start with, uniform about zero: 2 / inputs before a rectifier and
   * what is like it (He et al. 2015, eqs. 10 and 15), else 2 / (inputs + outputs) (Glorot and
   * Bengio 2010, eq. 16).
   *
   * @param inputs how many inputs an output sees
   * @param outputs how many outputs an input goes to
   */
  double weightVariance(double inputs, double outputs) {
    return switch (this) {
      case RELU, SILU, GELU -> 2 / inputs;
      case LEAKY_RELU -> 2 / ((1 + Elementwise.LEAK * Elementwise.LEAK) * inputs);
      case IDENTITY, TANH -> 2 / (inputs + outputs);
    };
  }
}
