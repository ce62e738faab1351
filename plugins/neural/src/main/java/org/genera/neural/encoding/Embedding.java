package org.genera.neural.encoding;

import org.genera.api.engine.RandomStream;

/**
 * The index of one of many levels as a vector that is learned for each.
 *
 * @param levels how many levels
 * @param inputs the length of a vector
 */
public record Embedding(int levels, int inputs) implements CellEncoding {

  private static final int LONGEST = 50;

  /**
   * An embedding of usual length, the square root of the number of levels up to 50.
   *
   * @param levels how many levels
   * @return the encoding
   */
  public static Embedding of(int levels) {
    return new Embedding(levels, Math.min(LONGEST, (int) Math.ceil(Math.sqrt(levels))));
  }

  @Override
  public int cells() {
    return 1;
  }

  @Override
  public int parameters() {
    return Math.multiplyExact(levels, inputs);
  }

  /** Vectors of length 1 on average, as one-hot inputs are. */
  @Override
  public void initialise(float[] parameters, int from, RandomStream random) {
    double deviation = 1 / Math.sqrt(inputs);
    for (int i = from; i < from + parameters(); i++) {
      parameters[i] = (float) (deviation * random.nextGaussian());
    }
  }

  @Override
  public void encode(float[] x, int cell, float[] parameters, int from, float[] target, int input) {
    if (!Float.isNaN(x[cell])) {
      System.arraycopy(parameters, from + (int) x[cell] * inputs, target, input, inputs);
    }
  }

  @Override
  public void addGradient(
      float[] x, int cell, float[] byInputs, int input, float[] gradient, int from) {
    if (!Float.isNaN(x[cell])) {
      int vector = from + (int) x[cell] * inputs;
      for (int i = 0; i < inputs; i++) {
        gradient[vector + i] += byInputs[input + i];
      }
    }
  }
}
