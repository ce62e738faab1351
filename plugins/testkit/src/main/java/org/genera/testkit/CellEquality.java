package org.genera.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.genera.api.data.Batch;
import org.genera.api.data.BoolVector;
import org.genera.api.data.CategoryVector;
import org.genera.api.data.ColumnVector;
import org.genera.api.data.DateTimeVector;
import org.genera.api.data.ImageVector;
import org.genera.api.data.RealVector;
import org.genera.api.data.SeriesVector;
import org.genera.api.data.TextVector;
import org.genera.api.data.WholeVector;

/** Whether batches have the same cells, bit for bit; a missing cell equals a missing cell. */
final class CellEquality {

  private CellEquality() {}

  static void assertSameCells(Batch expected, Batch actual, String message) {
    assertEquals(expected.schema().names(), actual.schema().names(), message);
    assertEquals(expected.rows(), actual.rows(), message + ": rows");
    for (int c = 0; c < expected.schema().size(); c++) {
      String column = expected.schema().column(c).name();
      assertTrue(
          same(expected.column(c), actual.column(c)),
          message + ": column '" + column + "' differs");
    }
  }

  /** Whether the columns and all their cells are the same. */
  static boolean areSame(Batch a, Batch b) {
    boolean same = a.rows() == b.rows() && a.schema().equals(b.schema());
    for (int c = 0; same && c < a.schema().size(); c++) {
      same = same(a.column(c), b.column(c));
    }
    return same;
  }

  private static boolean same(ColumnVector a, ColumnVector b) {
    if (a instanceof RealVector x && b instanceof RealVector y) {
      return Arrays.equals(x.values(), y.values());
    } else if (a instanceof WholeVector x && b instanceof WholeVector y) {
      return Arrays.equals(x.values(), y.values());
    } else if (a instanceof DateTimeVector x && b instanceof DateTimeVector y) {
      return Arrays.equals(x.values(), y.values());
    } else if (a instanceof BoolVector x && b instanceof BoolVector y) {
      return Arrays.equals(x.values(), y.values());
    } else if (a instanceof CategoryVector x && b instanceof CategoryVector y) {
      return Arrays.equals(x.codes(), y.codes());
    } else if (a instanceof TextVector x && b instanceof TextVector y) {
      return Arrays.equals(x.values(), y.values());
    } else if (a instanceof ImageVector x && b instanceof ImageVector y) {
      return Arrays.equals(x.pixels(), y.pixels()) && x.missing().equals(y.missing());
    } else if (a instanceof SeriesVector x && b instanceof SeriesVector y) {
      return Arrays.equals(x.offsets(), y.offsets()) && areSame(x.steps(), y.steps());
    }
    return false;
  }
}
