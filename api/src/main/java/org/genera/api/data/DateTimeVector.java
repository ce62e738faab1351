package org.genera.api.data;

/**
 * Points in time, in microseconds since 1970-01-01T00:00Z.
 *
 * @param values one a row; {@link #MISSING} is a missing cell
 */
public record DateTimeVector(long[] values) implements ColumnVector {

  /** The mark of a missing cell. */
  public static final long MISSING = Long.MIN_VALUE;

  @Override
  public int size() {
    return values.length;
  }

  @Override
  public boolean isMissing(int row) {
    return values[row] == MISSING;
  }

  @Override
  public DateTimeVector pick(int[] rows) {
    long[] picked = new long[rows.length];
    for (int i = 0; i < rows.length; i++) {
      picked[i] = values[rows[i]];
    }
    return new DateTimeVector(picked);
  }
}
