package org.genera.api.data;

import org.jspecify.annotations.Nullable;

/**
 * Free text.
 *
 * @param values one a row; a null is a missing cell, and the empty text is a text
 */
public record TextVector(@Nullable String[] values) implements ColumnVector {
  @Override
  public int size() {
    return values.length;
  }

  @Override
  public boolean isMissing(int row) {
    return values[row] == null;
  }

  @Override
  public TextVector pick(int[] rows) {
    @Nullable String[] picked = new String[rows.length];
    for (int i = 0; i < rows.length; i++) {
      picked[i] = values[rows[i]];
    }
    return new TextVector(picked);
  }
}
