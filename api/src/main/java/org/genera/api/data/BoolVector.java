package org.genera.api.data;

/**
 * Truth values.
 *
 * @param values one a row: 0 or 1; {@link #MISSING} is a missing cell
 */
public record BoolVector(byte[] values) implements ColumnVector {

  /** The mark of a missing cell. */
  public static final byte MISSING = -1;

  @Override
  public int size() {
    return values.length;
  }

  @Override
  public boolean isMissing(int row) {
    return values[row] == MISSING;
  }

  @Override
  public BoolVector pick(int[] rows) {
    byte[] picked = new byte[rows.length];
    for (int i = 0; i < rows.length; i++) {
      picked[i] = values[rows[i]];
    }
    return new BoolVector(picked);
  }
}
