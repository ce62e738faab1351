package org.genera.neural.likelihood;

import org.genera.api.engine.RandomStream;

/**
 * log p of some cells of a row given some outputs of a network, in nats and data units, with its
 * gradient. A cell that is missing is NaN, and left out. A likelihood may have parameters of its
 * own, scalars that are learned with the network's weights. Used by one thread at a time.
 */
public interface RowLikelihood {

  /**
   * How many cells it is of.
   *
   * @return the length of a row
   */
  int cells();

  /**
   * How many outputs of the network it takes.
   *
   * @return their number
   */
  int outputs();

  /**
   * How many parameters of its own are learned.
   *
   * @return their number
   */
  int scalars();

  /**
   * Writes where its own parameters start.
   *
   * @param parameters where they lie
   * @param from where they begin
   */
  default void initialise(float[] parameters, int from) {}

  /**
   * Takes the current values of its own parameters, and forgets the gradient by them.
   *
   * @param parameters where they lie
   * @param from where they begin
   */
  default void prepare(float[] parameters, int from) {}

  /**
   * Computes log p of a row, and the gradient of minus that times a weight: by the outputs in an
   * array, by its own parameters within.
   *
   * @param x cells
   * @param cell where the row's cells begin
   * @param outputs of the network
   * @param output where the row's outputs begin, here and in the gradient
   * @param weight of the row
   * @param byOutputs where the gradient by the outputs goes
   * @return log p
   */
  double row(float[] x, int cell, float[] outputs, int output, double weight, float[] byOutputs);

  /**
   * Writes the gradient by its own parameters, summed over all rows since {@link #prepare}.
   *
   * @param gradient where it goes
   * @param from where it begins
   */
  default void gradient(float[] gradient, int from) {}

  /**
   * Draws cells.
   *
   * @param outputs of the network
   * @param output where the row's outputs begin
   * @param x where the cells go
   * @param cell where they begin
   * @param random where chance comes from
   */
  void draw(float[] outputs, int output, float[] x, int cell, RandomStream random);

  /**
   * Gives each cell its mean; a level that is most probable where there is none.
   *
   * @param outputs of the network
   * @param output where the row's outputs begin
   * @param x where the cells go
   * @param cell where they begin
   */
  void mean(float[] outputs, int output, float[] x, int cell);

  /**
   * Gives each cell its most probable value; the mean where the likelihood has it there.
   *
   * @param outputs of the network
   * @param output where the row's outputs begin
   * @param x where the cells go
   * @param cell where they begin
   */
  default void mode(float[] outputs, int output, float[] x, int cell) {
    mean(outputs, output, x, cell);
  }
}
