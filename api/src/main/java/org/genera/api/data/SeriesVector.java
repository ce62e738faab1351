package org.genera.api.data;

/**
 * Sequences of uneven length.
 *
 * @param offsets one more than there are rows: series i has the steps from offsets[i] (included) to
 *     offsets[i + 1] (excluded); a series without a step is a missing cell
 * @param steps the steps of all series, one after the other
 */
public record SeriesVector(int[] offsets, Batch steps) implements ColumnVector {

  /** Checks that the offsets rise from zero to the number of steps. */
  public SeriesVector {
    if (offsets.length == 0 || offsets[0] != 0 || offsets[offsets.length - 1] != steps.rows()) {
      throw new IllegalArgumentException("offsets must go from 0 to the number of steps");
    }
    for (int i = 1; i < offsets.length; i++) {
      if (offsets[i] < offsets[i - 1]) {
        throw new IllegalArgumentException("offsets must not fall");
      }
    }
  }

  @Override
  public int size() {
    return offsets.length - 1;
  }

  @Override
  public boolean isMissing(int row) {
    return length(row) == 0;
  }

  /**
   * The number of steps of a series.
   *
   * @param row from 0
   * @return zero or more
   */
  public int length(int row) {
    return offsets[row + 1] - offsets[row];
  }

  @Override
  public SeriesVector pick(int[] rows) {
    int[] picked = new int[rows.length + 1];
    for (int i = 0; i < rows.length; i++) {
      picked[i + 1] = Math.addExact(picked[i], length(rows[i]));
    }
    int[] from = new int[picked[rows.length]];
    for (int i = 0; i < rows.length; i++) {
      for (int t = 0; t < length(rows[i]); t++) {
        from[picked[i] + t] = offsets[rows[i]] + t;
      }
    }
    return new SeriesVector(picked, steps.pick(from));
  }
}
