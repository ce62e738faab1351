package org.genera.vae.row;

import org.genera.api.engine.RandomStream;

/** What becomes of the cells of a row each time before they are looked at. */
public enum Treatment {
  /** Nothing. */
  NONE,
  /** Grey values become 0 or 1 by chance: they are the probability of 1. */
  DYNAMIC,
  /** Grey values become 1 from one half on. */
  THRESHOLD,
  /** Grey values get the rest of their bin by chance. */
  DEQUANTISE;

  private static final double BIN = 1.0 / 256;

  /** For notes. */
  String words() {
    return switch (this) {
      case NONE -> "none: grey values as they are";
      case DYNAMIC ->
          "dynamic binarisation: a pixel is white with its grey value over 255 as probability, drawn"
              + " anew each time; samples are grey values";
      case THRESHOLD ->
          "thresholded: a pixel is white from one half on; samples are probabilities as grey values";
      case DEQUANTISE -> "dequantised: uniform noise in each bin";
    };
  }

  /**
   * Treats a row.
   *
   * @param source cells
   * @param from where the row begins
   * @param target treated cells
   * @param to where the row begins there
   * @param length how many cells
   */
  public void apply(
      float[] source, int from, float[] target, int to, int length, RandomStream random) {
    switch (this) {
      case NONE -> System.arraycopy(source, from, target, to, length);
      case DYNAMIC -> {
        for (int j = 0; j < length; j++) {
          target[to + j] = drawn(source[from + j], random);
        }
      }
      case THRESHOLD -> {
        for (int j = 0; j < length; j++) {
          float grey = source[from + j];
          target[to + j] = Float.isNaN(grey) ? grey : grey >= 0.5f ? 1 : 0;
        }
      }
      case DEQUANTISE -> {
        for (int j = 0; j < length; j++) {
          target[to + j] = (float) (source[from + j] + BIN * random.nextDouble());
        }
      }
    }
  }

  private static float drawn(float probability, RandomStream random) {
    if (Float.isNaN(probability) || probability == 0 || probability == 1) {
      return probability;
    }
    return random.nextDouble() < probability ? 1 : 0;
  }
}
