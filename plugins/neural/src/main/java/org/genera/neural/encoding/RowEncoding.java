package org.genera.neural.encoding;

import java.util.Arrays;
import java.util.List;

/** Encodings of cells that lie one after the other. */
public final class RowEncoding {

  private final List<CellEncoding> parts;
  private final int cells;
  private final int inputs;

  /**
   * An encoding of rows.
   *
   * @param parts in the order of their cells
   */
  public RowEncoding(List<? extends CellEncoding> parts) {
    this.parts = List.copyOf(parts);
    cells = parts.stream().mapToInt(CellEncoding::cells).sum();
    inputs = parts.stream().mapToInt(CellEncoding::inputs).sum();
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
   * Encodes rows.
   *
   * @param x cells, row by row
   * @param rows how many rows
   * @param target takes the inputs, row by row
   */
  public void encode(float[] x, int rows, float[] target) {
    Arrays.fill(target, 0, rows * inputs, 0);
    for (int row = 0; row < rows; row++) {
      int cell = row * cells;
      int input = row * inputs;
      for (CellEncoding part : parts) {
        part.encode(x, cell, target, input);
        cell += part.cells();
        input += part.inputs();
      }
    }
  }
}
