package org.genera.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchReader;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.ColumnVector;
import org.genera.api.data.Dataset;
import org.genera.api.data.ReadRequest;
import org.genera.api.data.Schema;
import org.genera.api.data.SeriesVector;
import org.genera.api.data.Split;

/**
 * The steps of series, by the weight of their series, in which anything is observed: the unit in
 * which the fit of a model of series is told.
 *
 * @param series the column of series
 * @param step what its steps are made of
 */
record SeriesSteps(Column series, Schema step) {

  /** Those of what a model is of, if that is series. */
  static Optional<SeriesSteps> of(Schema schema) {
    return schema.features().stream()
        .filter(column -> column.type() instanceof ColumnType.Series)
        .findFirst()
        .map(column -> new SeriesSteps(column, ((ColumnType.Series) column.type()).step()));
  }

  /** Whether a step is one symbol, and nothing else is known of it. */
  boolean areSymbols() {
    return step.features().size() == 1
        && step.features().get(0).type() instanceof ColumnType.Category
        && step.label().isEmpty();
  }

  double count(Dataset data) {
    List<String> columns = new ArrayList<>(List.of(series.name()));
    data.schema().weight().map(Column::name).ifPresent(columns::add);
    ReadRequest request = ReadRequest.all().columns(columns);
    double count = 0;
    for (Split split : data.splits(request)) {
      try (BatchReader reader = data.read(split, request)) {
        for (Optional<Batch> b = reader.next(); b.isPresent(); b = reader.next()) {
          count += count(b.get());
        }
      }
    }
    return count;
  }

  private double count(Batch rows) {
    if (!(rows.column(series.name()) instanceof SeriesVector vector)) {
      return 0;
    }
    boolean[] observed = observed(vector.steps());
    double[] weights = rows.weights();
    double count = 0;
    for (int row = 0; row < rows.rows(); row++) {
      for (int t = vector.offsets()[row]; t < vector.offsets()[row + 1]; t++) {
        count += observed[t] ? weights[row] : 0;
      }
    }
    return count;
  }

  private boolean[] observed(Batch steps) {
    boolean[] observed = new boolean[steps.rows()];
    for (Column column : step.features()) {
      OptionalInt index = steps.schema().find(column.name());
      if (index.isPresent()) {
        ColumnVector vector = steps.column(index.getAsInt());
        for (int t = 0; t < observed.length; t++) {
          observed[t] |= !vector.isMissing(t);
        }
      }
    }
    return observed;
  }
}
