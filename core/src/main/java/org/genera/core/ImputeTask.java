package org.genera.core;

import java.util.ArrayList;
import java.util.List;
import org.genera.api.data.Batch;
import org.genera.api.data.Batches;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnVector;
import org.genera.api.data.RealVector;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.genera.api.data.SeriesVector;
import org.genera.api.engine.BlockTask;
import org.genera.api.engine.RandomStream;
import org.genera.api.engine.TaskSpec;
import org.genera.api.model.Conditioning;
import org.genera.api.model.Fill;

/**
 * Fills the model's columns and carries the others along, in the order of the input; the last two
 * columns say of each row how many cells were filled, and whether nothing followed from the rest.
 */
final class ImputeTask implements BlockTask {

  /** How many columns at the end are not for the output. */
  static final int INTERNAL = 2;

  private final Conditioning conditioning;
  private final Schema schema;
  private final Fill fill;
  private final Schema counts;

  ImputeTask(TaskSpec spec, Fill fill) {
    conditioning = spec.model().orElseThrow().require(Conditioning.class);
    schema = spec.schema();
    this.fill = fill;
    counts = Schema.of(unused("#filled"), unused("#impossible"));
  }

  private Column unused(String name) {
    return schema.find(name).isPresent() ? unused("#" + name) : Column.real(name);
  }

  @Override
  public Batch apply(Batch block, RandomStream random) {
    Batch filled = inColumns(block, conditioning.impute(block, fill, random));
    List<String> carried = new ArrayList<>(block.schema().names());
    carried.removeAll(filled.schema().names());
    Batch all = Batches.beside(List.of(filled.at(block.firstRow()), block.select(carried)));
    return Batches.beside(List.of(all.select(schema.names()), counts(block)));
  }

  /** Series with all columns that their steps had. */
  private static Batch inColumns(Batch block, Batch filled) {
    List<Column> columns = new ArrayList<>();
    List<ColumnVector> vectors = new ArrayList<>();
    for (Column column : filled.schema().columns()) {
      ColumnVector vector = filled.column(column.name());
      boolean series =
          vector instanceof SeriesVector && block.schema().find(column.name()).isPresent();
      columns.add(series ? block.schema().column(column.name()) : column);
      vectors.add(
          series
              ? FilledSeries.of(
                  block.schema().column(column.name()),
                  (SeriesVector) block.column(column.name()),
                  (SeriesVector) vector)
              : vector);
    }
    return Batch.of(Schema.of(columns), filled.firstRow(), filled.rows(), vectors);
  }

  private Batch counts(Batch block) {
    double[] missing = missing(block);
    boolean[] impossible = conditioning.impossible(block);
    double[] inVain = new double[missing.length];
    for (int row = 0; row < missing.length; row++) {
      inVain[row] = impossible[row] && missing[row] > 0 ? 1 : 0;
    }
    return Batch.of(
        counts,
        block.firstRow(),
        block.rows(),
        List.of(new RealVector(missing), new RealVector(inVain)));
  }

  private static double[] missing(Batch block) {
    double[] missing = new double[block.rows()];
    for (int c = 0; c < block.schema().size(); c++) {
      if (isFilled(block.schema().column(c))) {
        for (int row = 0; row < missing.length; row++) {
          missing[row] += missing(block.column(c), row);
        }
      }
    }
    return missing;
  }

  private static int missing(ColumnVector vector, int row) {
    if (vector instanceof SeriesVector series) {
      return FilledSeries.missing(series, row);
    }
    return vector.isMissing(row) ? 1 : 0;
  }

  static boolean isFilled(Column column) {
    return column.role() == Role.FEATURE || column.role() == Role.LABEL;
  }
}
