package org.genera.neural.encoding;

import java.util.Arrays;
import java.util.List;
import org.genera.api.engine.RandomStream;

/** Encodings of cells that lie one after the other. */
public final class RowEncoding {

  private final List<CellEncoding> parts;
  private final int cells;
  private final int inputs;
  private final int parameters;

  /**
   * An encoding of rows.
   *
   * @param parts in the order of their cells
   */
  public RowEncoding(List<? extends CellEncoding> parts) {
    this.parts = List.copyOf(parts);
    cells = parts.stream().mapToInt(CellEncoding::cells).sum();
    inputs = parts.stream().mapToInt(CellEncoding::inputs).sum();
    parameters = parts.stream().mapToInt(CellEncoding::parameters).sum();
  }

  /**
   * The length of a row.
   *
   * @return how many cells
   */
  public int cells() {
    return cells;
  }

  /**
   * The length of an encoded row.
   *
   * @return how many inputs
   */
  public int inputs() {
    return inputs;
  }

  /**
   * How many parameters of encodings are learned.
   *
   * @return their number
   */
  public int parameters() {
    return parameters;
  }

  /**
   * Writes where the parameters start.
   *
   * @param target where they lie
   * @param from where they begin
   * @param random where chance comes from
   */
  public void initialise(float[] target, int from, RandomStream random) {
    int at = from;
    for (CellEncoding part : parts) {
      part.initialise(target, at, random);
      at += part.parameters();
    }
  }

  /**
   * Encodes rows.
   *
   * @param x cells, row by row
   * @param rows how many rows
   * @param source where the parameters lie
   * @param from where they begin
   * @param target takes the inputs, row by row
   */
  public void encode(float[] x, int rows, float[] source, int from, float[] target) {
    Arrays.fill(target, 0, rows * inputs, 0);
    for (int row = 0; row < rows; row++) {
      int cell = row * cells;
      int input = row * inputs;
      int at = from;
      for (CellEncoding part : parts) {
        part.encode(x, cell, source, at, target, input);
        cell += part.cells();
        input += part.inputs();
        at += part.parameters();
      }
    }
  }

  /**
   * Adds to the gradient by the parameters, summed over rows.
   *
   * @param x cells, as they were encoded
   * @param rows how many rows
   * @param byInputs the gradient by the inputs, row by row
   * @param target what is added to
   * @param from where it begins
   */
  public void addGradient(float[] x, int rows, float[] byInputs, float[] target, int from) {
    for (int row = 0; row < rows; row++) {
      int cell = row * cells;
      int input = row * inputs;
      int at = from;
      for (CellEncoding part : parts) {
        part.addGradient(x, cell, byInputs, input, target, at);
        cell += part.cells();
        input += part.inputs();
        at += part.parameters();
      }
    }
  }
}
