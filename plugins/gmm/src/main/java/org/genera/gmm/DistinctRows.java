package org.genera.gmm;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchReader;
import org.genera.api.data.ReadRequest;
import org.genera.api.data.Split;

/** Counts the rows that differ in their features, as far as they are needed. */
final class DistinctRows {

  private DistinctRows() {}

  /**
   * The features of a row, to be compared.
   *
   * @param values the numbers; NaN is missing
   */
  record Row(double[] values) {
    static Row of(double[][] columns, int row) {
      return new Row(NumericFeatures.row(columns, row));
    }

    boolean isUnknown() {
      return Arrays.stream(values).allMatch(Double::isNaN);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Row row && Arrays.equals(values, row.values);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(values);
    }
  }

  /**
   * Refuses more components than there are different rows, before any work is done.
   *
   * @param data the rows
   * @param components how many are asked for
   */
  static void require(TrainingData data, int components) {
    long all = data.rows().rows().orElse(Long.MAX_VALUE);
    if (components > all) {
      throw tooMany(components, all, "row");
    }
    int distinct = count(data, components);
    if (distinct < components) {
      throw tooMany(components, distinct, "different row");
    }
  }

  /** The number of different rows, or the limit if there are more. */
  private static int count(TrainingData data, int limit) {
    Set<Row> seen = new HashSet<>();
    ReadRequest request = ReadRequest.all().columns(data.columns().names());
    for (Split split : data.rows().splits(request)) {
      try (BatchReader reader = data.rows().read(split, request)) {
        for (Optional<Batch> b = reader.next(); b.isPresent(); b = reader.next()) {
          data.context().cancellation().throwIfCancelled();
          add(data, b.get(), limit, seen);
          if (seen.size() >= limit) {
            return limit;
          }
        }
      }
    }
    return seen.size();
  }

  private static void add(TrainingData data, Batch rows, int limit, Set<Row> seen) {
    double[][] columns = data.features().columns(rows);
    double[] weights = rows.weights();
    for (int row = 0; row < weights.length && seen.size() < limit; row++) {
      Row values = Row.of(columns, row);
      if (weights[row] > 0 && !values.isUnknown()) {
        seen.add(values);
      }
    }
  }

  private static GeneraException tooMany(int components, long rows, String what) {
    return new GeneraException(
        StandardError.INVALID_DATA,
        "Option 'components' asks for "
            + components
            + ", but there "
            + (rows == 1 ? "is only 1 " + what : "are only " + rows + " " + what + "s")
            + "; ask for no more components than that.");
  }
}
