package org.genera.toy;

import java.util.List;
import org.genera.api.data.BatchBuilder;
import org.genera.api.data.Column;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;

/** What all sets of points in the plane have in common: the columns x, y and mode. */
final class Plane {

  private static final int X = 0;
  private static final int Y = 1;
  private static final int MODE = 2;

  private Plane() {}

  static Schema schema(List<String> modes) {
    return Schema.of(
        Column.real("x"),
        Column.real("y"),
        Column.category("mode", modes.toArray(String[]::new)).withRole(Role.LABEL));
  }

  static void point(BatchBuilder row, double x, double y, int mode) {
    row.number(X, x);
    row.number(Y, y);
    row.whole(MODE, mode);
  }
}
