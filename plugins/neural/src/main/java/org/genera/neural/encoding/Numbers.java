package org.genera.neural.encoding;

/**
 * Numbers as they are; 0, the mean of a standardised column, where one is missing.
 *
 * @param cells how many
 */
public record Numbers(int cells) implements CellEncoding {

  @Override
  public int inputs() {
    return cells;
  }

  @Override
  public void encode(float[] x, int cell, float[] parameters, int from, float[] target, int input) {
    for (int j = 0; j < cells; j++) {
      float value = x[cell + j];
      target[input + j] = Float.isNaN(value) ? 0 : value;
    }
  }
}
