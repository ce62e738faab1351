package org.genera.vae.imputation;

import java.util.Arrays;
import org.genera.api.data.CategoryVector;
import org.genera.vae.row.RowCodec;

/**
 * A block of rows with gaps, always as many: the last ones may be empty, so that what becomes of a
 * row does not depend on how many others there are.
 *
 * @param width cells of a row
 * @param cells the cells, row by row; NaN is a gap
 * @param classes the class of each row; {@link CategoryVector#MISSING} where it is not known
 * @param count how many of the rows are there
 */
record GappedRows(int width, float[] cells, int[] classes, int count) {

  /** Rows of a block. */
  static final int ROWS = 128;

  /**
   * A block.
   *
   * @param all cells of all rows
   * @param allClasses of all rows; empty without a label
   * @param first the first row of the block
   */
  static GappedRows of(int width, float[] all, int[] allClasses, int first) {
    float[] cells = Arrays.copyOfRange(all, first * width, (first + ROWS) * width);
    int present = Math.max(0, Math.min(cells.length, all.length - first * width));
    Arrays.fill(cells, present, cells.length, Float.NaN);
    RowCodec.bringNear(cells);
    int[] classes = new int[ROWS];
    Arrays.fill(classes, CategoryVector.MISSING);
    for (int row = 0; row < ROWS && first + row < allClasses.length; row++) {
      classes[row] = allClasses[first + row];
    }
    return new GappedRows(width, cells, classes, present / Math.max(1, width));
  }

  boolean isMissing(int cell) {
    return Float.isNaN(cells[cell]);
  }

  /** Whether a row shows none of its features. */
  boolean isBlank(int row) {
    for (int cell = row * width; cell < (row + 1) * width; cell++) {
      if (!isMissing(cell)) {
        return false;
      }
    }
    return true;
  }

  /** Puts what was made of a row into its gaps, in an array of the block's cells. */
  void fill(int row, float[] made, int from, float[] target) {
    for (int j = 0; j < width; j++) {
      int cell = row * width + j;
      target[cell] = isMissing(cell) ? made[from + j] : cells[cell];
    }
  }
}
