package org.genera.neural.encoding;

import org.genera.api.engine.RandomStream;

/** How some cells of a row become inputs of a network. A cell that is missing is NaN. */
public interface CellEncoding {

  /** Columns of more levels are embedded. */
  int MOST_ONE_HOT = 100;

  /**
   * The encoding of a column: levels one-hot, or as learned vectors where there are more than 100,
   * numbers by their modes where such were looked for. A missing cell differs from any other.
   *
   * @param code of the column
   * @return the encoding of its one cell
   */
  static CellEncoding of(ColumnCode code) {
    if (code instanceof LevelCode level) {
      return level.levels() > MOST_ONE_HOT
          ? Embedding.of(level.levels())
          : new OneHot(level.levels());
    }
    NumberCode number = (NumberCode) code;
    return number.modes().size() > 0 ? new ModeEncoding(number) : new MaskedNumber();
  }

  /**
   * How many cells it takes.
   *
   * @return their number
   */
  int cells();

  /**
   * How many inputs it makes of them.
   *
   * @return their number
   */
  int inputs();

  /**
   * How many parameters of its own are learned.
   *
   * @return their number
   */
  default int parameters() {
    return 0;
  }

  /**
   * Writes where its parameters start.
   *
   * @param parameters where they lie
   * @param from where they begin
   * @param random where chance comes from
   */
  default void initialise(float[] parameters, int from, RandomStream random) {}

  /**
   * Encodes cells.
   *
   * @param x cells
   * @param cell where they begin
   * @param parameters where its own lie
   * @param from where they begin
   * @param target takes the inputs, which are 0 so far
   * @param input where they begin
   */
  void encode(float[] x, int cell, float[] parameters, int from, float[] target, int input);

  /**
   * Adds to the gradient by its parameters.
   *
   * @param x cells, as they were encoded
   * @param cell where they begin
   * @param byInputs the gradient by the inputs
   * @param input where they begin
   * @param gradient what is added to
   * @param from where it begins
   */
  default void addGradient(
      float[] x, int cell, float[] byInputs, int input, float[] gradient, int from) {}
}
