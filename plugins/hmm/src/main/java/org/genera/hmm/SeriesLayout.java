package org.genera.hmm;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.ColumnVector;
import org.genera.api.data.Schema;
import org.genera.api.data.SeriesVector;
import org.genera.numerics.Labels;
import org.genera.numerics.UnmodelledColumns;

/**
 * Where the series are among the columns, and the states among those of a step.
 *
 * @param series the column of series
 * @param step the columns of a step: features, and the label if states are labelled
 * @param states the labelled states, if there is a label
 * @param weight the weight of a series, if there is one
 */
record SeriesLayout(Column series, Schema step, Optional<Labels> states, Optional<Column> weight) {

  /** Finds them, and refuses what cannot be modelled. */
  static SeriesLayout of(Schema schema) {
    Schema modelled = schema.modelled();
    Column series = modelled.requireSeries();
    refuse(
        Stream.concat(modelled.features().stream(), modelled.label().stream())
            .filter(column -> !column.equals(series))
            .toList(),
        "hmm models the steps of series, not what stands beside them");
    Schema step = ((ColumnType.Series) series.type()).step();
    refuse(step.weight().stream().toList(), "hmm weighs series, not steps");
    if (step.features().isEmpty()) {
      throw new GeneraException(
          StandardError.SCHEMA_MISMATCH,
          "The steps of '" + series.name() + "' have no column to be modelled.");
    }
    return new SeriesLayout(series, step, step.label().map(Labels::new), modelled.weight());
  }

  /**
   * The same series in more data, which may have weights of their own.
   *
   * @param data the columns of the data
   */
  SeriesLayout weighedAs(Schema data) {
    if (!data.column(series.name()).type().equals(series.type())) {
      throw ofAnotherKind(series);
    }
    return new SeriesLayout(series, step, states, data.weight());
  }

  static GeneraException ofAnotherKind(Column column) {
    return new GeneraException(
        StandardError.SCHEMA_MISMATCH,
        "Column '" + column.name() + "' is of another kind than in the model.");
  }

  private static void refuse(List<Column> others, String why) {
    if (!others.isEmpty()) {
      throw UnmodelledColumns.refused(why, others);
    }
  }

  /** What is emitted in a step. */
  List<Column> features() {
    return step.features();
  }

  /** The columns that passes over the data read. */
  Schema columns() {
    return Schema.of(Stream.concat(Stream.of(series), weight.stream()).toList());
  }

  /** The columns of drawn rows. */
  Schema drawn() {
    return Schema.of(series);
  }

  /** The series of a batch; series without a step where it has none. */
  SeriesVector in(Batch rows) {
    OptionalInt index = rows.schema().find(series.name());
    if (index.isEmpty()) {
      return new SeriesVector(new int[rows.rows() + 1], Batch.missing(step, 0));
    }
    if (rows.column(index.getAsInt()) instanceof SeriesVector vector) {
      return vector;
    }
    throw new GeneraException(
        StandardError.SCHEMA_MISMATCH,
        "Column '" + series.name() + "' holds series in the model, but not here.");
  }

  /** The labelled state of each step, negative where there is none. */
  int[] codes(Batch steps) {
    return states.map(labels -> labels.codes(steps)).orElseGet(() -> unknown(steps.rows()));
  }

  /** Steps of which no state is known. */
  static int[] unknown(int steps) {
    int[] codes = new int[steps];
    java.util.Arrays.fill(codes, -1);
    return codes;
  }

  /** In which steps a feature is observed. */
  boolean[] observed(Batch steps) {
    boolean[] observed = new boolean[steps.rows()];
    for (Column column : features()) {
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

  /** Whether each step is one symbol, and nothing else is known of it. */
  boolean isOfSymbols() {
    return features().size() == 1
        && features().get(0).type() instanceof ColumnType.Category
        && states.isEmpty();
  }

  /** What the states are called: the levels of the label, or numbers from 1. */
  List<String> names(int count) {
    return states
        .map(Labels::levels)
        .orElseGet(() -> Stream.iterate(1, i -> i + 1).limit(count).map(String::valueOf).toList());
  }
}
