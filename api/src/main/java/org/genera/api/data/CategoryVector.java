package org.genera.api.data;

/**
 * Levels.
 *
 * @param codes one a row: an index into the levels of the column; {@link #MISSING} is a missing
 *     cell, {@link #UNKNOWN} a level that the column does not have
 */
public record CategoryVector(int[] codes) implements ColumnVector {

  /** The mark of a missing cell. */
  public static final int MISSING = -1;

  /**
   * The mark of a level that the column does not have. Only rows that were read with {@link
   * OpenRequest#unknownLevels} hold it, and only models that take it see it.
   */
  public static final int UNKNOWN = -2;

  @Override
  public int size() {
    return codes.length;
  }

  @Override
  public boolean isMissing(int row) {
    return codes[row] == MISSING;
  }

  @Override
  public CategoryVector pick(int[] rows) {
    int[] picked = new int[rows.length];
    for (int i = 0; i < rows.length; i++) {
      picked[i] = codes[rows[i]];
    }
    return new CategoryVector(picked);
  }
}
