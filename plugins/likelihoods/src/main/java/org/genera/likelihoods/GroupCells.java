package org.genera.likelihoods;

import java.util.Arrays;
import java.util.List;
import org.genera.api.data.Batch;
import org.genera.api.data.Column;

/** The cells of several numeric columns. */
final class GroupCells {

  private GroupCells() {}

  /** {@code [column][row]}, NaN where a cell, or a whole column, is missing. */
  static double[][] of(List<Column> columns, Batch rows) {
    double[][] cells = new double[columns.size()][];
    Arrays.setAll(
        cells, j -> Cells.numbers(columns.get(j), rows).orElseGet(() -> missing(rows.rows())));
    return cells;
  }

  private static double[] missing(int rows) {
    double[] missing = new double[rows];
    Arrays.fill(missing, Double.NaN);
    return missing;
  }

  static double[] row(double[][] cells, int row) {
    double[] values = new double[cells.length];
    Arrays.setAll(values, j -> cells[j][row]);
    return values;
  }
}
