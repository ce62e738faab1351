package org.genera.neural.encoding;

/**
 * The index of a level as one input a level, of which that level's is 1.
 *
 * @param inputs how many levels
 */
public record OneHot(int inputs) implements CellEncoding {

  @Override
  public int cells() {
    return 1;
  }

  @Override
  public void encode(float[] x, int cell, float[] parameters, int from, float[] target, int input) {
    if (!Float.isNaN(x[cell])) {
      target[input + (int) x[cell]] = 1;
    }
  }
}
