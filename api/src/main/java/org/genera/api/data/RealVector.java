package org.genera.api.data;

/**
 * Real numbers.
 *
 * @param values one a row; NaN is a missing cell
 */
public record RealVector(double[] values) implements ColumnVector {
  @Override
  public int size() {
    return values.length;
  }

  @Override
  public boolean isMissing(int row) {
    return Double.isNaN(values[row]);
  }

  @Override
  public RealVector pick(int[] rows) {
    double[] picked = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      picked[i] = values[rows[i]];
    }
    return new RealVector(picked);
  }
}
