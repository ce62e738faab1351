package org.genera.core;

import java.util.ArrayList;
import java.util.List;
import org.genera.api.data.Batch;
import org.genera.api.data.CategoryVector;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnVector;
import org.genera.api.data.Dataset;
import org.genera.api.data.RealVector;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;

/** Tables with a real feature {@code x} and a label {@code y}, -1 where it is missing. */
final class LabelledTable {

  private LabelledTable() {}

  static Dataset of(double[] x, int[] y, String... classes) {
    return table(columns(classes), vectors(x, y), x.length);
  }

  /** The same with a weight {@code w}. */
  static Dataset weighted(double[] x, int[] y, double[] w, String... classes) {
    List<Column> columns = columns(classes);
    columns.add(Column.real("w").withRole(Role.WEIGHT));
    List<ColumnVector> vectors = vectors(x, y);
    vectors.add(new RealVector(w));
    return table(columns, vectors, x.length);
  }

  private static List<Column> columns(String... classes) {
    return new ArrayList<>(
        List.of(Column.real("x"), Column.category("y", classes).withRole(Role.LABEL)));
  }

  private static List<ColumnVector> vectors(double[] x, int[] y) {
    return new ArrayList<>(List.of(new RealVector(x), new CategoryVector(y)));
  }

  private static Dataset table(List<Column> columns, List<ColumnVector> vectors, int rows) {
    return Dataset.of(Batch.of(Schema.of(columns), 0, rows, vectors));
  }
}
