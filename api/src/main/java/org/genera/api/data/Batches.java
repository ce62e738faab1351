package org.genera.api.data;

import java.util.ArrayList;
import java.util.List;

/** Joins batches. */
public final class Batches {

  private Batches() {}

  /**
   * Rows of several batches in one.
   *
   * @param schema the schema of all of them
   * @param batches the batches
   * @return all their rows; copied unless they are in one batch already
   */
  public static Batch concat(Schema schema, List<Batch> batches) {
    if (batches.size() == 1 && batches.get(0).schema().equals(schema)) {
      return batches.get(0).at(0);
    }
    return concat(
        schema, batches, 0, batches.stream().mapToInt(Batch::rows).reduce(0, Math::addExact));
  }

  static Batch concat(Schema schema, List<Batch> batches, int offset, int rows) {
    BatchBuilder builder = new BatchBuilder(schema, rows);
    int skip = offset;
    for (Batch batch : batches) {
      for (int row = skip; row < batch.rows() && builder.rows() < rows; row++) {
        builder.copyRow(batch, row);
      }
      skip = 0;
    }
    return builder.build(0);
  }

  /**
   * Columns of several batches side by side.
   *
   * @param batches batches of equally many rows, without a column name in common
   * @return all their columns; nothing is copied
   */
  public static Batch beside(List<Batch> batches) {
    List<Column> columns = new ArrayList<>();
    List<ColumnVector> vectors = new ArrayList<>();
    for (Batch batch : batches) {
      columns.addAll(batch.schema().columns());
      vectors.addAll(batch.columns());
    }
    return Batch.of(Schema.of(columns), batches.get(0).firstRow(), batches.get(0).rows(), vectors);
  }
}
