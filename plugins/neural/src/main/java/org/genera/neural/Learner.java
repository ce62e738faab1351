package org.genera.neural;

import org.genera.api.engine.RandomStream;

/** A loss and its gradient, as one thread computes them on networks of its own. */
public interface Learner {

  /**
   * Hears before each step how far training has come, for a loss that changes on the way.
   *
   * @param epochs passes over the rows so far, the present one's fraction included
   */
  default void progress(double epochs) {}

  /**
   * Computes a loss over some rows.
   *
   * @param rows row numbers
   * @param from the first position
   * @param to one after the last position
   * @param random where chance comes from
   * @param gradient where the gradient of the sum goes; overwritten
   * @return the sum of the rows' losses times their weights
   */
  double gradient(int[] rows, int from, int to, RandomStream random, float[] gradient);
}
