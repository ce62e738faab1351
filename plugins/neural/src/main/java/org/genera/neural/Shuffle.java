package org.genera.neural;

import org.genera.api.engine.RandomStream;

/** The order of rows in an epoch, a function of seed and epoch. */
final class Shuffle {

  private static final String PURPOSE = "neural-shuffle";

  private Shuffle() {}

  /** The numbers below {@code rows} in random order (Fisher and Yates, from the inside out). */
  static int[] order(long seed, int epoch, int rows) {
    RandomStream random = RandomStream.of(seed, PURPOSE, epoch);
    int[] order = new int[rows];
    for (int i = 0; i < rows; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }
}
