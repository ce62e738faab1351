package org.genera.neural.encoding;

/** A standardised number, and 1 if it is known: 0 is a missing number's value and its mask. */
public record MaskedNumber() implements CellEncoding {

  @Override
  public int cells() {
    return 1;
  }

  @Override
  public int inputs() {
    return 2;
  }

  @Override
  public void encode(float[] x, int cell, float[] parameters, int from, float[] target, int input) {
    if (!Float.isNaN(x[cell])) {
      target[input] = x[cell];
      target[input + 1] = 1;
    }
  }
}
