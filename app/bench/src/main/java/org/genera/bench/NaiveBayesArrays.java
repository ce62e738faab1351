package org.genera.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.genera.api.data.Batch;
import org.genera.api.data.BlockSource;
import org.genera.api.data.CategoryVector;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnVector;
import org.genera.api.data.Dataset;
import org.genera.api.data.RealVector;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.genera.api.data.WholeVector;
import org.genera.numerics.NpyReader;

/**
 * Features and labels of two arrays as one table.
 *
 * @param x the features
 * @param y the labels, from 0
 * @param schema c1, c2, … and y
 * @param levels whether the features are levels of categories
 */
record NaiveBayesArrays(NpyReader x, NpyReader y, Schema schema, boolean levels)
    implements BlockSource {

  static final String LABELS = "nb_y";
  private static final int LEVELS = 8;

  /** The table of a workload. */
  static Dataset dataset(Path data, NaiveBayesWorkload workload) {
    NpyReader x = NpyReader.open(data.resolve(workload.features().array + ".npy"));
    NpyReader y = NpyReader.open(data.resolve(LABELS + ".npy"));
    boolean levels = workload.features() == NaiveBayesWorkload.Features.CATEGORICAL;
    List<Column> columns = new ArrayList<>();
    for (int j = 1; j <= NaiveBayesWorkload.COLUMNS; j++) {
      String name = "c" + j;
      columns.add(
          levels
              ? Column.category(name, numbers(LEVELS))
              : x.dtype().isWhole() ? Column.whole(name) : Column.real(name));
    }
    columns.add(Column.category("y", numbers(NaiveBayesWorkload.CLASSES)).withRole(Role.LABEL));
    Schema schema = Schema.of(columns);
    return Dataset.ofBlocks(schema, x.rows(), new NaiveBayesArrays(x, y, schema, levels));
  }

  private static String[] numbers(int count) {
    String[] numbers = new String[count];
    java.util.Arrays.setAll(numbers, String::valueOf);
    return numbers;
  }

  @Override
  public Batch block(long firstRow, int rows) {
    List<ColumnVector> columns = new ArrayList<>();
    if (x.dtype().isWhole()) {
      for (long[] values : x.readWholeRows(firstRow, rows)) {
        columns.add(levels ? codes(values) : new WholeVector(values));
      }
    } else {
      for (double[] values : x.readRows(firstRow, rows)) {
        columns.add(new RealVector(values));
      }
    }
    columns.add(codes(y.readWholeRows(firstRow, rows)[0]));
    return Batch.of(schema, firstRow, rows, columns);
  }

  private static CategoryVector codes(long[] values) {
    int[] codes = new int[values.length];
    for (int row = 0; row < codes.length; row++) {
      codes[row] = (int) values[row];
    }
    return new CategoryVector(codes);
  }

  @Override
  public void close() {
    x.close();
    y.close();
  }
}
