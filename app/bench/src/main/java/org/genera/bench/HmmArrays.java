package org.genera.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.genera.api.data.Batch;
import org.genera.api.data.CategoryVector;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.ColumnVector;
import org.genera.api.data.RealVector;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.genera.api.data.SeriesVector;
import org.genera.numerics.NpyReader;

/** The steps of an array as series of one length. */
final class HmmArrays {

  private HmmArrays() {}

  /** The series of a workload. */
  static Batch series(Path data, HmmWorkload workload) {
    try (NpyReader x = NpyReader.open(data.resolve(workload.stem() + "x.npy"))) {
      int rows = HmmWorkload.SERIES * HmmWorkload.STEPS;
      List<Column> columns = new ArrayList<>();
      List<ColumnVector> vectors = new ArrayList<>();
      if (workload.emissions() == HmmWorkload.Emissions.GAUSSIAN) {
        for (double[] values : x.readRows(0, rows)) {
          columns.add(Column.real("x" + (columns.size() + 1)));
          vectors.add(new RealVector(values));
        }
      } else {
        String[] levels = new String[workload.width()];
        Arrays.setAll(levels, String::valueOf);
        columns.add(Column.category("x", levels));
        vectors.add(codes(x.readWholeRows(0, rows)[0]));
      }
      Schema step = Schema.of(columns);
      int[] offsets = new int[HmmWorkload.SERIES + 1];
      Arrays.setAll(offsets, i -> i * HmmWorkload.STEPS);
      Column series = new Column("steps", new ColumnType.Series(step), Role.FEATURE);
      return Batch.of(
          Schema.of(series),
          0,
          HmmWorkload.SERIES,
          List.of(new SeriesVector(offsets, Batch.of(step, 0, rows, vectors))));
    }
  }

  private static CategoryVector codes(long[] values) {
    int[] codes = new int[values.length];
    for (int row = 0; row < codes.length; row++) {
      codes[row] = (int) values[row];
    }
    return new CategoryVector(codes);
  }
}
