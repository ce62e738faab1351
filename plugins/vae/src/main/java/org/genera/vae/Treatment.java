package org.genera.vae;

import org.genera.api.engine.RandomStream;

/** What becomes of encoded rows each time before they are looked at. */
enum Treatment {
  /** Probabilities become 0 or 1 by chance; pixels of a Gaussian get the rest of their bin. */
  DYNAMIC,
  /** Probabilities become 1 from one half on. */
  THRESHOLD;

  private static final double BIN = 1.0 / 256;

  /**
   * Treats a row.
   *
   * @param layout what its entries are
   * @param source encoded rows
   * @param from where the row begins
   * @param target treated rows
   * @param to where the row begins there
   */
  void apply(
      RowLayout layout, float[] source, int from, float[] target, int to, RandomStream random) {
    int bernoulli = layout.bernoulli();
    for (int j = 0; j < bernoulli; j++) {
      target[to + j] = binary(source[from + j], random);
    }
    for (int j = bernoulli; j < layout.width(); j++) {
      float value = source[from + j];
      target[to + j] = layout.pixels() ? (float) (value + BIN * random.nextDouble()) : value;
    }
  }

  private float binary(float probability, RandomStream random) {
    if (Float.isNaN(probability) || probability == 0 || probability == 1) {
      return probability;
    }
    double threshold = this == DYNAMIC ? random.nextDouble() : 0.5;
    return threshold < probability || (this == THRESHOLD && probability >= 0.5) ? 1 : 0;
  }
}
