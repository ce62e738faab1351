package org.genera.neural.encoding;

import java.util.Arrays;
import org.genera.api.data.Column;

/**
 * A number, standardised.
 *
 * @param column a number or a point in time
 * @param centre what becomes 0
 * @param scale data units of 1
 * @param lowest the smallest number that is made
 * @param highest the largest
 * @param grid the grid of numbers that are made
 * @param modes what the numbers gather at; {@link NumberModes#NONE} if nothing was looked for
 */
public record NumberCode(
    Column column,
    double centre,
    double scale,
    double lowest,
    double highest,
    NumberGrid grid,
    NumberModes modes)
    implements ColumnCode {

  private static final double SMALLEST = 1e-3;

  /** Checks the scale. */
  public NumberCode {
    if (!(scale > 0)) {
      throw new IllegalArgumentException("scale of '" + column.name() + "': " + scale);
    }
  }

  /**
   * A column of which nothing is known.
   *
   * @param column a number or a point in time
   * @return cells are the numbers themselves
   */
  public static NumberCode of(Column column) {
    return new NumberCode(column, 0, 1, 0, 0, NumberGrid.NONE, NumberModes.NONE);
  }

  /**
   * The same with a wider range.
   *
   * @param low the smallest of other numbers
   * @param high the largest of them
   * @return a new code
   */
  public NumberCode widened(double low, double high) {
    return new NumberCode(
        column, centre, scale, Math.min(lowest, low), Math.max(highest, high), grid, modes);
  }

  /** Numbers beyond what a float holds are its largest, so that their density is a number. */
  @Override
  public float toCell(double value) {
    double cell = (value - centre) / scale;
    return (float) Math.max(-Float.MAX_VALUE, Math.min(Float.MAX_VALUE, cell));
  }

  /**
   * The width of the bin that an atom stands for: a step of the grid, or a thousandth of a standard
   * deviation.
   *
   * @return data units
   */
  public double atomWidth() {
    return grid.step() > 0 ? grid.step() : SMALLEST * scale;
  }

  /**
   * The cells of the atoms.
   *
   * @return ascending
   */
  public float[] atomCells() {
    float[] cells = new float[modes.atoms().length];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = toCell(modes.atoms()[i]);
    }
    return cells;
  }

  @Override
  public double toValue(float cell) {
    int atom = Arrays.binarySearch(atomCells(), cell);
    if (atom >= 0) {
      return modes.atoms()[atom];
    }
    double value = Math.max(lowest, Math.min(highest, centre + scale * cell));
    return grid.nearest(value);
  }
}
