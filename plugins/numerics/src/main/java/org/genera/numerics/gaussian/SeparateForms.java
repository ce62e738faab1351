package org.genera.numerics.gaussian;

import java.util.List;
import org.genera.numerics.RowLoops;

/** Evaluates one component after the other. Not thread-safe. */
final class SeparateForms implements TileForms {
  private final List<QuadraticForm> components;
  private final double[][] scratch;

  SeparateForms(List<QuadraticForm> components, int dimensions, int tileRows) {
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
