package org.genera.numerics.gaussian;

/** (x - μ)ᵀ Σ⁻¹ (x - μ) of all components for the rows of a tile. Not thread-safe. */
public interface TileForms {

  /**
   * Evaluates the forms.
   *
   * @param x {@code [column][row]}
   * @param rows how many rows
   * @param forms takes them, {@code [component][row]}
   */
  void evaluate(double[][] x, int rows, double[][] forms);
}
