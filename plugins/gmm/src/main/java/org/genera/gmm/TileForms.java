package org.genera.gmm;

import java.util.List;
import org.genera.numerics.RowLoops;

/** (x - μ)ᵀ Σ⁻¹ (x - μ) of all components for the rows of a tile. Not thread-safe. */
interface TileForms {

  /**
   * Evaluates the forms.
   *
   * @param x {@code [column][row]}
   * @param rows how many rows
   * @param forms takes them, {@code [component][row]}
   */
  void evaluate(double[][] x, int rows, double[][] forms);

  /** One component after the other. */
  final class Separate implements TileForms {
    private final List<QuadraticForm> components;
    private final double[][] scratch;

    Separate(List<QuadraticForm> components, int dimensions, int tileRows) {
      this.components = components;
      scratch = RowLoops.arrays(QuadraticForm.scratchArrays(dimensions), tileRows);
    }

    @Override
    public void evaluate(double[][] x, int rows, double[][] forms) {
      for (int c = 0; c < forms.length; c++) {
        components.get(c).evaluate(x, rows, scratch, forms[c]);
      }
    }
  }
}
