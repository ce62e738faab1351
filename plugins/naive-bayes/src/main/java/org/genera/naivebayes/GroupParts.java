package org.genera.naivebayes;

import java.util.List;
import java.util.OptionalInt;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchBuilder;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnVector;
import org.genera.api.data.Schema;
import org.genera.likelihoods.Factor;

/** Factors of several columns, of which a row may show some: what is left given those. */
final class GroupParts {

  private final Batch rows;

  GroupParts(Batch rows) {
    this.rows = rows;
  }

  /** Makes cells of one row. */
  interface Maker {
    List<ColumnVector> of(Factor factor, int row);
  }

  boolean isMissing(Column column, int row) {
    OptionalInt index = rows.schema().find(column.name());
    return index.isEmpty() || rows.column(index.getAsInt()).isMissing(row);
  }

  /** Whether any row shows a part of a factor's columns. */
  boolean areCut(Factor factor) {
    for (int row = 0; row < rows.rows(); row++) {
      if (isCut(factor, row)) {
        return true;
      }
    }
    return false;
  }

  private boolean isCut(Factor factor, int row) {
    int missing = 0;
    for (Column column : factor.columns()) {
      missing += isMissing(column, row) ? 1 : 0;
    }
    return missing > 0 && missing < factor.columns().size();
  }

  /** p(the columns that a row leaves open | class, those that it shows). */
  Factor open(Factor factor, int row) {
    return isCut(factor, row) ? factor.given(rows.slice(row, row + 1)) : factor;
  }

  /** Fills row by row what each leaves open; cells that it shows may stay missing. */
  List<ColumnVector> made(Factor factor, Maker maker) {
    Schema schema = Schema.of(factor.columns());
    BatchBuilder builder = new BatchBuilder(schema, rows.rows());
    for (int row = 0; row < rows.rows(); row++) {
      Factor open = open(factor, row);
      List<ColumnVector> cells = maker.of(open, row);
      for (int j = 0; j < cells.size(); j++) {
        builder.copyCell(schema.indexOf(open.columns().get(j).name()), cells.get(j), 0);
      }
      builder.endRow();
    }
    return builder.build(0).columns();
  }
}
